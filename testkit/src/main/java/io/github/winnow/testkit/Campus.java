package io.github.winnow.testkit;

import io.github.winnow.event.Source;
import org.jspecify.annotations.Nullable;

/**
 * A university behind one address: hundreds of students who all open their phones when the bell
 * rings, and read the university's own publisher as well as what everybody reads. Genuine, and
 * hard: many accounts, one address, one minute.
 */
final class Campus implements Scenario {
  private static final String NAME = "campus";
  private static final double LOOKS = 0.2;
  private static final double OWN = 0.4;

  @Override
  public String name() {
    return NAME;
  }

  static int campuses(World world) {
    return world.many(1);
  }

  /** The address that all of a campus have. */
  static Place place(World world, int campus) {
    Region region = Region.drawMainland(world.rng(NAME).split(campus));
    return world.networks().campus(region, campus);
  }

  @Override
  public void play(World world, Scribe scribe, Rng rng) {
    for (int campus = 0; campus < campuses(world); campus++) {
      Rng own = rng.split(campus);
      Region region = Region.drawMainland(own);
      Home home = Home.at(world.networks().campus(region, campus), world.networks());
      int students = world.size(300, own.whole(700, 900));
      for (int student = 0; student < students; student++) {
        Rng his = own.split(student);
        long number = campus * 1_000L + student;
        attend(world, scribe, campus, number, region, home, his);
      }
    }
  }

  private static void attend(
      World world, Scribe scribe, int campus, long number, Region region, Home home, Rng rng) {
    long id = world.ids().number(Spaces.CAMPUS, number);
    Account account = Account.ordinary(id, rng);
    Person student = new Person(world, Spaces.CAMPUS, number, account, region, home, null, rng);
    Publisher publisher = world.publishing().campus(campus);
    double busy = 0.35 + 0.65 * Math.min(1, world.scale());
    for (int day = 0; day < 5; day++) {
      for (double bell : world.timetable().bells()) {
        if (rng.chance(LOOKS * busy)) {
          long time = Calendar.midnight(day, region) + (long) (bell * Calendar.HOUR);
          breakTime(world, scribe, student, home.on(day), publisher, time, rng);
        }
      }
    }
    if (rng.chance(busy)) {
      new Life(world, scribe).live(student, 0.25, 0.02, rng);
    }
  }

  private static void breakTime(
      World world,
      Scribe scribe,
      Person student,
      Place campus,
      Publisher publisher,
      long bell,
      Rng rng) {
    long time = bell + (long) rng.logNormal(2.0 * Calendar.MINUTE, 0.6);
    Place mobile = student.seat(time, rng).place();
    Seat seat = new Seat(student.account(), student.phone(), rng.chance(0.85) ? campus : mobile);
    for (int n = 1 + rng.geometric(0.8); n > 0; n--) {
      boolean own = rng.chance(OWN);
      Source door = own ? Source.CONVERSATION : Doors.LEISURE.draw(rng);
      @Nullable
      Article article = own
          ? Publishing.latest(publisher, time, rng)
          : Life.find(world.publishing(), door, publisher, time, rng);
      if (article != null && student.meets(article)) {
        double dwell = Reading.USUAL.read(seat, article, door, time, scribe, rng);
        time += (long) Math.min(dwell, 3.0 * Calendar.MINUTE);
      }
      time += (long) rng.logNormal(20.0 * Calendar.SECOND, 0.8);
    }
  }
}
