package org.clearway.app.scenario.listing;

import java.time.LocalDate;

/** A batch of a list: when it was published, and its running number in its list. */
public record ScenarioBatch(int list, int number, LocalDate day) {}
