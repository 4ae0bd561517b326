package org.clearway.engine.project.grid;

/** Orders to one supplier, exact sums of multiples. */
final class Orders {
    private Orders() {}

    /** All orders to a supplier on a day, final demand included. */
    static double sum(GridState grid, int day, int supplier) {
        var links = grid.flows.network().links();
        int[] buyer = links.buyer();
        double sum = Lattice.order(grid.flows.demand()[supplier], grid.rounder[supplier]);
        for (int sale = links.supplierStart()[supplier]; sale < links.supplierStart()[supplier + 1]; sale++) {
            int link = links.bySupplier()[sale];
            double rho = grid.rho(day, grid.flows.saleSlot()[sale], buyer[link]);
            sum += order(grid, day, link, supplier, rho);
        }
        return sum;
    }

    /** The order over one link. */
    static double order(GridState grid, int day, int link, int supplier, double rho) {
        double open = grid.openSupplier[supplier] ? grid.openOn(link, day) : 1;
        return Lattice.order(grid.flows.volume(link) * open * rho, grid.rounder[supplier]);
    }
}
