package org.omnidesk.ai.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Arrivals with their likeness to one of them. */
final class Neighbours {

  private final Arrival center;
  private final Arrival[] arrivals;
  private final double[] likeness;

  Neighbours(Arrival center, Collection<Arrival> arrivals) {
    this.center = center;
    this.arrivals = arrivals.toArray(Arrival[]::new);
    this.likeness = new double[this.arrivals.length];
    for (int i = 0; i < likeness.length; i++) {
      likeness[i] = Likeness.of(center, this.arrivals[i]);
    }
  }

  /** Those at the place (null: anywhere) since then that are at least so alike. */
  List<Arrival> above(double level, String place, Instant since) {
    List<Arrival> above = new ArrayList<>();
    for (int i = 0; i < likeness.length; i++) {
      if (likeness[i] >= level
          && arrivals[i].maySitWith(place)
          && !arrivals[i].at().isBefore(since)) {
        above.add(arrivals[i]);
      }
    }
    return above;
  }

  /**
   * Which share of arrivals is so alike; one is added, so that a topic never seen has a share.
   *
   * @param ofAll of all arrivals, 0-1
   * @param ofCategory of the center's category, 0-1
   */
  record Share(double ofAll, double ofCategory) {}

  Share share(double level, String place) {
    int all = 0;
    int category = 0;
    int like = 0;
    int likeInCategory = 0;
    for (int i = 0; i < likeness.length; i++) {
      if (arrivals[i].maySitWith(place)) {
        boolean same = Objects.equals(arrivals[i].category(), center.category());
        boolean above = likeness[i] >= level;
        all++;
        category += same ? 1 : 0;
        like += above ? 1 : 0;
        likeInCategory += same && above ? 1 : 0;
      }
    }
    return new Share((like + 1.0) / (all + 2.0), (likeInCategory + 1.0) / (category + 10.0));
  }
}
