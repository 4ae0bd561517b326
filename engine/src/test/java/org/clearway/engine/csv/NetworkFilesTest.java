package org.clearway.engine.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearway.engine.References;
import org.clearway.engine.network.Network;
import org.junit.jupiter.api.Test;

class NetworkFilesTest {
    @Test
    void readsTheReferenceNetwork() {
        Network network = References.small();
        assertThat(network.firms()).isEqualTo(1000);
        assertThat(network.industries()).isEqualTo(60);
        assertThat(network.links().size()).isEqualTo(5000);
        assertThat(network.links().lagDays()).containsOnly(1);
        int firm324 = network.firmIds().find("324");
        int link = network.links().bySupplier()[network.links().supplierStart()[0]];
        assertThat(network.links().buyer()[link]).isEqualTo(firm324);
        assertThat(network.links().volume()[link]).isEqualTo(28505.15);
    }
}
