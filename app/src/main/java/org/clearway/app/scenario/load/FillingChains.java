package org.clearway.app.scenario.load;

import java.util.Map;
import org.clearway.app.chain.LoadingChains;
import org.clearway.app.chain.LoadingRelations;
import org.clearway.app.scenario.Spring2022;
import org.clearway.app.scenario.chain.SupplyNetwork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The scenario's supply network: parts, nodes, relations, stock reports, closures, blocked links. */
@Component
@Order(50)
class FillingChains implements Filling {

    private final LoadingChains chains;
    private final LoadingRelations relations;

    FillingChains(LoadingChains chains, LoadingRelations relations) {
        this.chains = chains;
        this.relations = relations;
    }

    @Override
    public void fill(Spring2022 spring, Map<String, Long> rows) {
        SupplyNetwork network = SupplyNetwork.of(spring);
        rows.put("chains", chains.chains(network.chains(), SupplyNetwork.ENTERED));
        rows.put("parts", chains.parts(network.parts().iterator(), SupplyNetwork.ENTERED));
        rows.put("inputs", chains.inputs(network.inputs().iterator(), SupplyNetwork.ENTERED));
        rows.put("substitutes", chains.substitutes(network.substitutes().iterator(), SupplyNetwork.ENTERED));
        rows.put("nodes", chains.nodes(network.nodes().iterator(), SupplyNetwork.ENTERED));
        LoadingRelations.Loaded loaded =
                relations.load(network.relations().iterator(), network.stocks().iterator());
        rows.put("relations", loaded.relations());
        rows.put("stocks", loaded.stocks());
        rows.put("disputes", chains.disputes());
        rows.put("closures", chains.closures(network.closures().iterator()));
        rows.put("blocked", chains.blocked(network.blocked()));
    }
}
