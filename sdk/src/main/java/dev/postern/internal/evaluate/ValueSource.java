package dev.postern.internal.evaluate;

import dev.postern.explain.ValueOrigin;
import dev.postern.internal.useragent.UserAgentField;
import org.jspecify.annotations.Nullable;

/** Where the value of a condition comes from. §4 of the rules. */
sealed interface ValueSource {
  /** The value for the user of this run; {@link UserValue#NONE} when there is none. */
  UserValue of(EvaluationRun run);

  /** The same value, with where it comes from, to be shown. */
  FoundValue find(EvaluationRun run);

  /** A field that the condition does not name: no value. */
  record Nothing() implements ValueSource {
    @Override
    public UserValue of(EvaluationRun run) {
      return UserValue.NONE;
    }

    @Override
    public FoundValue find(EvaluationRun run) {
      return FoundValue.ABSENT;
    }
  }

  /** {@code user_field}. */
  record Field(FieldName name) implements ValueSource {
    @Override
    public UserValue of(EvaluationRun run) {
      return orNone(run.field(name));
    }

    @Override
    public FoundValue find(EvaluationRun run) {
      return run.find(name);
    }
  }

  /** {@code unit_id}. */
  record Unit(IdType type) implements ValueSource {
    @Override
    public UserValue of(EvaluationRun run) {
      return run.user().unit(type);
    }

    @Override
    public FoundValue find(EvaluationRun run) {
      UserValue id = run.user().unit(type);
      return id == UserValue.NONE
          ? FoundValue.ABSENT
          : FoundValue.of(id, type.isUserId() ? ValueOrigin.USER : ValueOrigin.CUSTOM_ID);
    }
  }

  /** {@code ip_based} on {@code country}: the user's own, else that of the ip. */
  record Country(FieldName name) implements ValueSource {
    @Override
    public UserValue of(EvaluationRun run) {
      UserValue own = run.field(name);
      return own != null ? own : run.countryOfIp();
    }

    @Override
    public FoundValue find(EvaluationRun run) {
      return run.field(name) != null
          ? run.find(name)
          : FoundValue.derived(run.countryOfIp(), ValueOrigin.IP, run.find(FieldName.IP));
    }
  }

  /** {@code ua_based}: the user's own field, else read from the user agent. */
  record UserAgent(FieldName name, UserAgentField part) implements ValueSource {
    @Override
    public UserValue of(EvaluationRun run) {
      UserValue own = run.field(name);
      return own != null ? own : run.userAgent(part);
    }

    @Override
    public FoundValue find(EvaluationRun run) {
      FoundValue agent = run.find(FieldName.USER_AGENT);
      return run.field(name) != null
          ? run.find(name)
          : FoundValue.derived(run.userAgent(part), ValueOrigin.USER_AGENT, agent);
    }
  }

  /** {@code environment_field}: the user's own environment, else the SDK's. */
  record Environment(FieldName name) implements ValueSource {
    @Override
    public UserValue of(EvaluationRun run) {
      UserValue own = run.user().environment(name);
      return own != null ? own : orNone(run.environment().get(name));
    }

    @Override
    public FoundValue find(EvaluationRun run) {
      UserValue own = run.user().environment(name);
      return own != null
          ? FoundValue.of(own, ValueOrigin.USER_ENVIRONMENT)
          : FoundValue.of(run.environment().get(name), ValueOrigin.ENVIRONMENT);
    }
  }

  /** {@code current_time}. */
  record CurrentTime() implements ValueSource {
    @Override
    public UserValue of(EvaluationRun run) {
      return UserValue.ofMoment(run.nowMillis());
    }

    @Override
    public FoundValue find(EvaluationRun run) {
      return FoundValue.of(of(run), ValueOrigin.CLOCK);
    }
  }

  /** {@code user_bucket}: 0 to 999, of which the rollouts' buckets are a multiple. */
  record Bucket(String salt, IdType type) implements ValueSource {
    private static final int COUNT = 1000;

    /** All of them, made when the first is asked for. */
    private static final class Values {
      private static final UserValue[] ALL = new UserValue[COUNT];

      static {
        for (int i = 0; i < COUNT; i++) {
          ALL[i] = UserValue.of((long) i);
        }
      }
    }

    @Override
    public UserValue of(EvaluationRun run) {
      return Values.ALL[run.buckets().bucket(salt, null, run.user().unitText(type)) % COUNT];
    }

    @Override
    public FoundValue find(EvaluationRun run) {
      String from =
          "%s %s, salt %s"
              .formatted(
                  type.name(),
                  CompactJson.write(run.user().unitText(type)),
                  CompactJson.write(salt));
      return new FoundValue(of(run).json(), ValueOrigin.BUCKET, ShownText.ofValue(from), false);
    }
  }

  /** {@code experiment_group}. */
  record ExperimentGroup(String experiment) implements ValueSource {
    @Override
    public UserValue of(EvaluationRun run) {
      return UserValue.of(run.groupIn(experiment));
    }

    @Override
    public FoundValue find(EvaluationRun run) {
      return FoundValue.of(of(run), ValueOrigin.EXPERIMENT);
    }
  }

  /** {@code target_app}. */
  record TargetApp() implements ValueSource {
    @Override
    public UserValue of(EvaluationRun run) {
      return run.appId();
    }

    @Override
    public FoundValue find(EvaluationRun run) {
      return FoundValue.of(run.appId(), ValueOrigin.SPECS);
    }
  }

  private static UserValue orNone(@Nullable UserValue value) {
    return value == null ? UserValue.NONE : value;
  }
}
