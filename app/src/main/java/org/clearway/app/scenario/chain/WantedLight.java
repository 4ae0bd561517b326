package org.clearway.app.scenario.chain;

/**
 * A slot that is to run short: what the buyer has is little, and the supplier of most of it is closed, limited or cut off.
 *
 * @param buyerSite    number of the site that buys
 * @param supplierSite number of the site that supplies most of it
 * @param part         id of the part
 * @param otherSite    number of the site that supplies the rest, 0 where it is the only one
 * @param share        of the slot that comes from the first
 * @param coverDays    on 2 June
 */
record WantedLight(int buyerSite, int part, int supplierSite, int otherSite, double share, double coverDays) {}
