package dev.postern.testkit.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.statsig.StatsigUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user of the fixtures, for the official SDKs. */
record Person(
    String userID,
    @Nullable String email,
    @Nullable String ip,
    @Nullable String userAgent,
    @Nullable String country,
    @Nullable String locale,
    @Nullable String appVersion,
    @Nullable Map<String, String> customIDs,
    @Nullable Map<String, Object> custom) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Person of(String json) {
    try {
      return MAPPER.readValue(json, Person.class);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  StatsigUser forJavacore() {
    return new StatsigUser.Builder()
        .setUserID(userID)
        .setEmail(email)
        .setIp(ip)
        .setUserAgent(userAgent)
        .setCountry(country)
        .setLocale(locale)
        .setAppVersion(appVersion)
        .setCustomIDs(customIDs)
        .setCustom(custom)
        .build();
  }

  com.statsig.sdk.StatsigUser forServersdk() {
    com.statsig.sdk.StatsigUser user = new com.statsig.sdk.StatsigUser(userID);
    user.setEmail(email);
    user.setIp(ip);
    user.setUserAgent(userAgent);
    user.setCountry(country);
    user.setLocale(locale);
    user.setAppVersion(appVersion);
    user.setCustomIDs(customIDs);
    user.setCustom(custom);
    return user;
  }
}
