package dev.postern.internal.evaluate;

import dev.postern.spi.CountryLookup;
import dev.postern.spi.UserAgentParser;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What surrounds every evaluation of a client.
 *
 * @param environment the SDK's environment, such as {@code tier}
 * @param globalCustom custom fields of every user
 * @param clock what {@code current_time} conditions look at
 * @param looksUpTheSame whether countries and user agents always have the same answer
 * @param random for the exploring part of contextual bandits
 */
public record EvaluationContext(
    Attributes environment,
    Attributes globalCustom,
    CountryLookup countries,
    UserAgentParser userAgents,
    boolean looksUpTheSame,
    IdLists idLists,
    InstantSource clock,
    RandomGenerator random) {}
