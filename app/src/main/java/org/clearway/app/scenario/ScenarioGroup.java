package org.clearway.app.scenario;

/** A group of enterprises, by number from 1; 1 to 15 are the vehicle groups, 16 the one with 300 sites. */
public record ScenarioGroup(int number, String nameZh, String nameEn) {}
