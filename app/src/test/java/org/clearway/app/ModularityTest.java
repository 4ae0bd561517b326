package org.clearway.app;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The ranks of ARCHITECTURE.md: each module names what it may use, and nobody reaches into another's inside. */
class ModularityTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(ClearwayApplication.class);

    @Test
    void modulesSeeOnlyWhatTheyName() {
        MODULES.verify();
    }

    @Test
    void drawsTheModules() {
        new Documenter(MODULES).writeModulesAsPlantUml();
    }
}
