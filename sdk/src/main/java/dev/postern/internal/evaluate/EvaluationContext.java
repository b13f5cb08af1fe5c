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
 * @param random for the exploring part of contextual bandits
 */
public record EvaluationContext(
    Attributes environment,
    Attributes globalCustom,
    CountryLookup countries,
    UserAgentParser userAgents,
    IdLists idLists,
    InstantSource clock,
    RandomGenerator random) {}
