package com.example.shop;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.testkit.StatsigTestKit;
import dev.postern.testkit.StrictnessError;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

/** The JVM of the tests is started with the agent: see the pom. */
class NetworkTest {
  @Test
  void noChannelReachesAnotherMachine() {
    StatsigTestKit kit = StatsigTestKit.create();
    InetSocketAddress elsewhere = new InetSocketAddress("192.0.2.1", 443);
    assertThatThrownBy(() -> SocketChannel.open(elsewhere)).hasMessageContaining("was stopped");
    assertThatThrownBy(kit::close).isInstanceOf(StrictnessError.class);
  }
}
