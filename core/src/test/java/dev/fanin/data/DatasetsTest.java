package dev.fanin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.random.Seed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsTest {

    private static final Seed SEED = new Seed(1);

    private static final String KNOWN =
            " Known: digits, digits-v1, moons, circles, spirals, xor, blobs, and any folder of IDX files.";

    @Test
    void bothNamesOfTheDigitsMeanTheStandardSet() {
        Dataset digits = Datasets.named("digits", SEED);
        assertThat(digits.xTrain().array()).isEqualTo(Digits.standard().xTrain().array());
        assertThat(digits.testSize()).isEqualTo(2000);
        assertThat(Datasets.named("digits-v1(train=10,test=10)", SEED).name()).isEqualTo("digits-v1");
    }

    @Test
    void parametersOfTheDigitsStandInBrackets() {
        Dataset data = Datasets.named(" digits( difficulty = 1.5, train=20,test=10 ) ", SEED);
        assertThat(data.xTrain().array())
                .isEqualTo(Digits.of(20, 10, 1.5, SEED).xTrain().array());
        assertThat(data.testSize()).isEqualTo(10);
        assertThat(Datasets.named("digits(train=20,test=10)", new Seed(2))
                        .xTrain()
                        .array())
                .isEqualTo(Digits.of(20, 10, 1.0, new Seed(2)).xTrain().array());
    }

    @ParameterizedTest
    @CsvSource({"moons,0.1,2", "circles,0.05,2", "spirals,0.02,2", "xor,0.0,2", "blobs,0.2,3"})
    void planarSetsHaveStandardValues(String name, String noise, int classes) {
        Dataset data = Datasets.named(name, SEED);
        assertThat(data).hasToString(name + ": synthetic points in the plane, noise " + noise + ", seed 1");
        assertThat(data.trainSize()).isEqualTo(1000);
        assertThat(data.testSize()).isEqualTo(500);
        assertThat(data.classes()).isEqualTo(classes);
        assertThat(Datasets.named(name + "(noise=0.3,train=8,test=4)", SEED).description())
                .contains("noise 0.3");
        assertThat(Datasets.named(name + "()", SEED).trainSize()).isEqualTo(1000);
    }

    @Test
    void everyListedNameIsKnown() {
        assertThat(Datasets.names())
                .hasSize(7)
                .allSatisfy(name -> assertThat(
                                Datasets.named(name + "(train=4,test=4)", SEED).trainSize())
                        .isEqualTo(4));
    }

    @Test
    void anyOtherTextMayBeAFolder(@TempDir Path folder) {
        IdxFiles.folder(folder);
        assertThat(Datasets.named(folder.toString(), SEED).trainSize()).isEqualTo(4);
        Path file = folder.resolve("train-images-idx3-ubyte");
        assertThatThrownBy(() -> Datasets.named(file.toString(), SEED))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": expected a folder of IDX files, got a file; give the folder that holds it.");
    }

    @ParameterizedTest
    @CsvSource({
        "moon,moons",
        "digit,digits",
        "Digits,digits",
        "digits-v2,digits-v1",
        "spiral,spirals",
        "circels,circles",
        "bolbs,blobs"
    })
    void suggestsTheNearestName(String typed, String meant) {
        refuses(typed, "Unknown data set '" + typed + "'; did you mean '" + meant + "'?" + KNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "imagenet", "/no/such/folder"})
    void suggestsNothingWhereNothingIsNear(String typed) {
        refuses(typed, "Unknown data set '" + typed + "'." + KNOWN);
    }

    @Test
    void takesNoFileNameThatIsNone() {
        refuses("a\u0000b\n", "Unknown data set 'a\\u0000b\\n'." + KNOWN);
    }

    @Test
    void suggestsForANameWithBrackets() {
        refuses("moon(noise=0)", "Unknown data set 'moon(noise=0)'; did you mean 'moons'?" + KNOWN);
    }

    @Test
    void refusesUnknownParameters() {
        refuses(
                "moons(nois=0.2)",
                "Data set 'moons' has no parameter 'nois'; did you mean 'noise'? It takes noise, train, test.");
        refuses("digits(noise=0.2)", "Data set 'digits' has no parameter 'noise'. It takes difficulty, train, test.");
    }

    @Test
    void refusesParametersThatAreNotAssignments() {
        refuses("moons(0.2)", "Data set 'moons' expects each parameter as parameter=value, got '0.2'.");
        refuses("moons(noise=)", "Data set 'moons' expects each parameter as parameter=value, got 'noise='.");
        refuses("moons(noise=0.1,)", "Data set 'moons' expects each parameter as parameter=value, got ''.");
        refuses("moons((train=5))", "Data set 'moons' expects each parameter as parameter=value, got '(train=5)'.");
        refuses("moons(train=5,train=6)", "Data set 'moons' got its parameter 'train' twice; give it once.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"moons(train=5", "moons(train=5))", "moons(train=5)x"})
    void refusesUnbalancedBrackets(String typed) {
        refuses(typed, "Data set 'moons' expects its parameters as 'moons(parameter=value,...)', got '" + typed + "'.");
    }

    @Test
    void refusesValuesThatAreNoNumbers() {
        refuses("digits(train=many)", "Data set 'digits' expects a whole number for 'train', got 'many'.");
        refuses("digits(train=1.5)", "Data set 'digits' expects a whole number for 'train', got '1.5'.");
        refuses("digits(difficulty=hard)", "Data set 'digits' expects a finite number for 'difficulty', got 'hard'.");
        refuses("xor(noise=NaN)", "Data set 'xor' expects a finite number for 'noise', got 'NaN'.");
    }

    @Test
    void refusesValuesOutOfRange() {
        refuses("digits(difficulty=7)", "Data set 'digits': difficulty must be greater than 0 and at most 3, got 7.0.");
        refuses("digits(train=0)", "Data set 'digits': train must be from 1 to 1000000, got 0.");
        refuses("xor(noise=-1)", "Data set 'xor': noise must be from 0 to 10, got -1.0.");
    }

    private static void refuses(String typed, String message) {
        assertThatThrownBy(() -> Datasets.named(typed, SEED))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }
}
