package dev.postern.internal.regex;

/** What the parser hands to the compiler. */
record ParsedPattern(Node root, Groups groups) {}
