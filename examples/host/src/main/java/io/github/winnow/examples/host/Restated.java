package io.github.winnow.examples.host;

import io.github.winnow.Winnow;
import io.github.winnow.WinnowListener;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Restatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Lets an engine look back, and keeps what it then says. */
final class Restated implements WinnowListener {
  private final List<String> campaigns = new ArrayList<>();
  private final List<Restatement> restatements = new ArrayList<>();

  // begin listener
  @Override
  public void campaign(Campaign campaign) {
    campaigns.add(campaign.id() + ": " + campaign.reasons().get(0).sentence());
  }

  @Override
  public void restated(Restatement now) {
    restatements.add(now); // takes the place of the verdict on now.account() at now.time()
  }

  static Winnow engine(byte[] secret, Restated listener) {
    return Winnow.builder().secret(secret).memory(64 << 20).listener(listener).build();
  }

  static ScheduledFuture<?> audit(Winnow winnow, ScheduledExecutorService scheduler) {
    return scheduler.scheduleWithFixedDelay(winnow::audit, 5, 5, TimeUnit.MINUTES);
  }
  // end listener

  List<String> campaigns() {
    return List.copyOf(campaigns);
  }

  List<Restatement> restatements() {
    return List.copyOf(restatements);
  }
}
