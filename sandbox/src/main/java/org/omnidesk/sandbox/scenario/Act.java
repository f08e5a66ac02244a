package org.omnidesk.sandbox.scenario;

/**
 * One message of the scenario.
 *
 * @param number its place in the play, from 0
 * @param ticket which ticket of the play it belongs to, from 0
 * @param at seconds after the play began
 * @param who writes it
 * @param report the ticket, filled in
 * @param follow what is added to the ticket; null if this act opens it
 */
public record Act(int number, int ticket, double at, Person who, Report report, Follow follow) {}
