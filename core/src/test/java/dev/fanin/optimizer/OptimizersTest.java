package dev.fanin.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.config.Config;
import dev.fanin.kernel.Crew;
import dev.fanin.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizersTest {

    private static final String KNOWN = "Known: sgd, rmsprop, adam, adamw, adamax, nadam, adagrad, adadelta, ftrl, "
            + "lion, lamb, adafactor, muon, schedulefreeadamw.";

    @Test
    void haveFactories() {
        Map<Optimizer, String> made = Map.ofEntries(
                Map.entry(Optimizers.sgd(), "SGD"),
                Map.entry(Optimizers.rmsprop(), "RMSprop"),
                Map.entry(Optimizers.adam(), "Adam"),
                Map.entry(Optimizers.adamW(), "AdamW"),
                Map.entry(Optimizers.adamax(), "Adamax"),
                Map.entry(Optimizers.nadam(), "Nadam"),
                Map.entry(Optimizers.adagrad(), "Adagrad"),
                Map.entry(Optimizers.adadelta(), "Adadelta"),
                Map.entry(Optimizers.ftrl(), "Ftrl"),
                Map.entry(Optimizers.lion(), "Lion"),
                Map.entry(Optimizers.lamb(), "Lamb"),
                Map.entry(Optimizers.adafactor(), "Adafactor"),
                Map.entry(Optimizers.muon(), "Muon"),
                Map.entry(Optimizers.scheduleFreeAdamW(), "ScheduleFreeAdamW"));
        assertThat(made).hasSize(OptimizerNames.values().length);
        made.forEach((optimizer, name) -> {
            assertThat(Optimizers.named(name)).isEqualTo(optimizer);
            assertThat(Optimizers.named(optimizer.name())).isEqualTo(optimizer);
            assertThat(Optimizers.of(Config.of(name))).isEqualTo(optimizer);
        });
        assertThat(Optimizers.sgd(0.05, 0.9)).isEqualTo(new Sgd(0.05, 0.9, false));
        assertThat(Optimizers.adam(0.05)).isEqualTo(Optimizers.adam().learningRate(0.05));
    }

    @Test
    void takeOptionsOneByOne() {
        assertThat(Optimizers.adam()
                        .learningRate(0.5)
                        .weightDecay(0.1)
                        .excludeFromWeightDecay("bias", "gamma")
                        .clipNorm(2)
                        .ema(0.9, 4)
                        .gradientAccumulationSteps(3))
                .hasToString("adam(learning_rate=0.5,weight_decay=0.1,clipnorm=2.0,use_ema=true,ema_momentum=0.9,"
                        + "ema_overwrite_frequency=4,gradient_accumulation_steps=3,"
                        + "exclude_from_weight_decay=[bias,gamma])");
        assertThat(Optimizers.lion().clipValue(2).ema(0.5))
                .isEqualTo(Optimizers.named("lion(clipvalue=2,use_ema=true,ema_momentum=0.5)"));
        assertThat(Optimizers.lamb().globalClipNorm(2)).isEqualTo(Optimizers.named("lamb(global_clipnorm=2)"));
        Schedule schedule = Schedule.exponentialDecay(0.1, 10, 0.5);
        assertThat(Optimizers.ftrl().learningRate(schedule))
                .hasToString("ftrl(learning_rate=ExponentialDecay(initial_learning_rate=0.1,decay_steps=10,"
                        + "decay_rate=0.5,staircase=false))");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgd(learning_rate=0.01)",
                "sgd(learning_rate=0.1,momentum=0.9)",
                "sgd(learning_rate=0.0,momentum=1.0,nesterov=true)",
                "adamw(learning_rate=0.001,weight_decay=0.5)",
                "muon(learning_rate=0.001,weight_decay=none,exclude_layers=[dense_3],rms_rate=none)"
            })
    void comeBackAsWritten(String text) {
        assertThat(Optimizers.named(text)).hasToString(text);
    }

    /// Keras numbers the names of its objects, and loaded ones keep theirs.
    @Test
    void keepTheNameOfAConfig() {
        Optimizer loaded = Optimizers.of(Config.of("Adam").with("name", "adam_2"));
        assertThat(loaded.name()).isEqualTo("adam_2");
        assertThat(loaded.config().values()).containsEntry("name", "adam_2");
        assertThat(Optimizers.of(Config.of("Adam").with("name", "adam"))).isEqualTo(Optimizers.adam());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sdg                      | Unknown optimizer 'sdg'; did you mean 'sgd'? " + KNOWN,
                "adamq                    | Unknown optimizer 'adamq'; did you mean 'adam'? " + KNOWN,
                "sgd(lr=1)                | 'sgd' has no parameter 'lr'. It takes name, learning_rate, weight_decay, "
                        + "clipnorm, global_clipnorm, clipvalue, use_ema, ema_momentum, ema_overwrite_frequency, "
                        + "loss_scale_factor, gradient_accumulation_steps, momentum, nesterov, "
                        + "exclude_from_weight_decay.",
                "sgd(nesterov=yes)        | sgd expects true or false for 'nesterov', got 'yes'.",
                "sgd(momentum=much)       | sgd expects a number for 'momentum', got 'much'.",
                "sgd(learning_rate=-1)    | The learning rate must be at least 0 and finite, got -1.0.",
                "sgd(learning_rate=1e999) | The learning rate must be at least 0 and finite, got Infinity.",
                "sgd(learning_rate=fast)  | Unknown learning rate schedule 'fast'. Known: ExponentialDecay, "
                        + "PiecewiseConstantDecay, PolynomialDecay, InverseTimeDecay, CosineDecay, CosineDecayRestarts.",
                "sgd(learning_rate=true)  | sgd expects a number or a schedule for 'learning_rate', got 'true'.",
                "sgd(momentum=1.5)        | The momentum of sgd must be from 0 to 1, got 1.5.",
                "sgd(weight_decay=-1)     | weight_decay must be at least 0 and finite, or none, got -1.0.",
                "sgd(clipnorm=-1)         | clipnorm must be at least 0, or none, got -1.0.",
                "sgd(clipnorm=1,clipvalue=2) | Only one of clipnorm, clipvalue and global_clipnorm may be set, "
                        + "got clipnorm 1.0, clipvalue 2.0 and global_clipnorm null.",
                "sgd(ema_momentum=2)      | ema_momentum must be from 0 to 1, got 2.0.",
                "sgd(ema_overwrite_frequency=-1) | ema_overwrite_frequency must be at least 1, or none, got -1.",
                "sgd(gradient_accumulation_steps=1) | gradient_accumulation_steps must be at least 2, or none, got 1.",
                "sgd(loss_scale_factor=0) | loss_scale_factor must be above 0 and finite, or none, got 0.0.",
                "rmsprop(rho=2)           | The rho of rmsprop must be from 0 to 1, got 2.0.",
                "adam(beta_1=-1)          | The beta_1 of adam must be from 0 to 1, got -1.0.",
                "adamw(weight_decay=none) | The weight_decay of adamw must be a number, got none.",
                "ftrl(learning_rate_power=1) | The learning_rate_power of ftrl must be at most 0, got 1.0.",
                "lion(beta_1=0)           | The beta_1 of lion must be above 0 and at most 1, got 0.0.",
                "adafactor(clip_threshold=0) | The clip_threshold of adafactor must be above 0 and finite, got 0.0.",
                "muon(ns_steps=-1)        | The ns_steps of muon must be at least 0, got -1.",
                "muon(exclude_layers=[*])   | exclude_layers expects regular expressions, got '*' "
                        + "(Dangling meta character '*').",
            })
    void areRefusedInOneLine(String text, String message) {
        assertThatThrownBy(() -> Optimizers.named(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void everyVariableHasAMemoryOfItsOwn() {
        List<Optimization.Variable> variables = List.of(
                new Optimization.Variable("a", Shape.of(1), new float[1], new float[] {1}),
                new Optimization.Variable("b", Shape.of(1), new float[1], new float[] {0}));
        Optimization optimization = new Optimization(Optimizers.sgd(1, 0.5), variables, Crew.alone());
        optimization.step();
        variables.getFirst().gradient()[0] = 0;
        optimization.step();
        assertThat(KerasRun.values(variables)).containsExactly(-1.5f, 0);
    }

    @Test
    void mayBeCustom() {
        Optimizer signs = new Signs(OptimizerOptions.of(0.5).withClipping(null, null, 0.25));
        float[] values = {0, 0};
        Optimization optimization = new Optimization(
                signs,
                List.of(new Optimization.Variable("w", Shape.of(2), values, new float[] {-3, 0.5f})),
                Crew.alone());
        optimization.step();
        assertThat(values).containsExactly(0.5f, -0.5f);
        assertThat(signs.name()).isEqualTo("my_signs");
        assertThatThrownBy(signs::config)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The custom optimizer 'my_signs' cannot be written; only code describes it.");
    }

    /// Steps of one length.
    private record Signs(OptimizerOptions options) implements CustomOptimizer {

        @Override
        public String className() {
            return "MySigns";
        }

        @Override
        public Optimizer with(OptimizerOptions other) {
            return new Signs(other);
        }

        @Override
        public Update start(Shape shape, String path) {
            return new Update() {
                private float rate;

                @Override
                public void begin(long step, float rate, float[] values, float[] gradient) {
                    this.rate = rate;
                }

                @Override
                public void apply(float[] values, float[] gradient, int from, int to) {
                    for (int i = from; i < to; i++) {
                        values[i] -= rate * Math.signum(gradient[i]);
                    }
                }

                @Override
                public List<Slot> memory() {
                    return List.of();
                }
            };
        }
    }
}
