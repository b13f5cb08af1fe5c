package dev.postern.internal.useragent;

/** What the words of a user agent say about it as a whole, wherever they stand. */
enum Flag {
  IOS,
  MAC,
  WINDOWS,
  LINUX,
  MOBILE,
  SAFARI,
  PLAYSTATION,
  HUAWEI,
  CFNETWORK,
  CRAWLER,
  BOT
}
