/**
 * User agent to operating system and browser.
 *
 * <p>Start at {@link dev.postern.internal.useragent.UserAgentParsers}, which makes the parsers, and
 * at {@link dev.postern.internal.useragent.UserAgentField}, which says what a condition's field
 * reads from their answer.
 *
 * <p>The first-party parser goes once through the words of the text ({@code Words}). {@code
 * WordRules}, and {@code ProductRules} for what they leave, note what they recognise in {@code
 * Findings}; {@code OperatingSystemChoice} and {@code BrowserChoice} draw the answer from the
 * findings, and {@code VersionText} writes the versions. Every odd rule is the official engine's:
 * answers must agree with it, so nothing is put right here.
 */
@NullMarked
package dev.postern.internal.useragent;

import org.jspecify.annotations.NullMarked;
