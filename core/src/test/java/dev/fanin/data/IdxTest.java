package dev.fanin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {

    @TempDir
    private Path folder;

    @Test
    void readsImagesScaledToOne() {
        Tensor images = Idx.images(file(IdxFiles.images(20, 4, 5)));
        assertThat(images.shape()).isEqualTo(Shape.of(20, 4, 5));
        assertThat(images.get(0, 0, 0)).isZero();
        assertThat(images.get(0, 1, 2)).isEqualTo(7 / 255f);
        assertThat(images.get(12, 3, 0)).isEqualTo(1f);
    }

    @Test
    void readsLabels() {
        assertThat(Idx.labels(file(IdxFiles.labels(3, 0, 9)), 10).array()).containsExactly(3, 0, 9);
    }

    @Test
    void readsGzipWhateverTheNameOfTheFile() {
        Path plain = file(IdxFiles.images(20, 4, 5));
        Path packed = IdxFiles.write(folder.resolve("packed"), IdxFiles.gzip(IdxFiles.images(20, 4, 5)));
        assertThat(Idx.images(packed).array()).isEqualTo(Idx.images(plain).array());
    }

    @Test
    void refusesAMissingFile() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> Idx.images(missing))
                .isInstanceOf(DataException.class)
                .hasMessage(missing + ": no such file; give an IDX file of images.");
    }

    @Test
    void refusesAFolder() {
        assertThatThrownBy(() -> Idx.images(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(folder + ": cannot be read (Is a directory).");
    }

    @Test
    void refusesAFileShorterThanItsHeader() {
        refusesImages(new byte[0], "expected a header of 16 bytes, got 0 bytes in all; give an IDX file of images.");
        refusesImages(
                Arrays.copyOf(IdxFiles.images(1, 2, 2), 15),
                "expected a header of 16 bytes, got 15 bytes in all; give an IDX file of images.");
    }

    @Test
    void refusesAnotherMagicNumber() {
        refusesImages(
                "This is a text, not an image.".getBytes(StandardCharsets.US_ASCII),
                "expected magic number 0x00000803 (images), got 0x54686973; give an IDX file of images.");
        refusesImages(
                IdxFiles.labels(1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2),
                "expected magic number 0x00000803 (images), got 0x00000801 (labels); give an IDX file of images.");
        Path images = file(IdxFiles.images(1, 2, 2));
        assertThatThrownBy(() -> Idx.labels(images, 10))
                .hasMessage(images + ": expected magic number 0x00000801 (labels), got 0x00000803 (images);"
                        + " give an IDX file of labels.");
    }

    @Test
    void refusesATruncatedFile() {
        byte[] whole = IdxFiles.images(10, 4, 5);
        byte[] cut = Arrays.copyOf(whole, whole.length - 3);
        refusesImages(cut, "expected 10 x 4 x 5 bytes after the header, as it claims, got 197; fetch the file again.");
        refusesImages(
                IdxFiles.gzip(cut),
                "expected 10 x 4 x 5 bytes after the header, as it claims, got 197; fetch the file again.");
    }

    @Test
    void refusesTrailingBytes() {
        byte[] whole = IdxFiles.images(10, 4, 5);
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        refusesImages(
                longer, "expected 10 x 4 x 5 bytes after the header, as it claims, got 201; fetch the file again.");
        refusesImages(
                IdxFiles.gzip(longer),
                "expected 10 x 4 x 5 bytes after the header, as it claims, got more; fetch the file again.");
    }

    @Test
    void refusesAClaimTheFileCannotHold() {
        refusesImages(
                IdxFiles.idx(0x803, new byte[100], -1, -1, -1),
                "expected 4294967295 x 4294967295 x 4294967295 bytes after the header, as it claims, got 100;"
                        + " fetch the file again.");
        byte[] packed = IdxFiles.gzip(IdxFiles.idx(0x803, new byte[100], 60000, 28, 28));
        refusesImages(
                packed,
                "expected 60000 x 28 x 28 bytes after the header, as it claims, got at most " + 1032 * packed.length
                        + "; fetch the file again.");
    }

    /// The first bomb is small in its header and large behind it, the second claims what it holds.
    @Test
    void doesNotUnpackAGzipBomb() {
        refusesImages(
                IdxFiles.gzip(IdxFiles.idx(0x803, new byte[50_000_000], 10, 28, 28)),
                "expected 10 x 28 x 28 bytes after the header, as it claims, got more; fetch the file again.");
        byte[] honest = IdxFiles.gzip(IdxFiles.idx(0x803, new byte[50_000_000], 1 << 21, 32, 32));
        refusesImages(
                honest,
                "expected 2097152 x 32 x 32 bytes after the header, as it claims, got at most " + 1032 * honest.length
                        + "; fetch the file again.");
    }

    @Test
    void refusesADamagedGzip() {
        byte[] packed = IdxFiles.gzip(IdxFiles.images(10, 4, 5));
        refusesImages(
                Arrays.copyOf(packed, packed.length - 20),
                "expected a whole gzip, got a damaged one (Unexpected end of ZLIB input stream); fetch it again.");
        byte[] wrongSum = packed.clone();
        wrongSum[packed.length - 8] ^= 1;
        refusesImages(wrongSum, "expected a whole gzip, got a damaged one (Corrupt GZIP trailer); fetch it again.");
        byte[] wrongHead = packed.clone();
        wrongHead[2] = 99;
        refusesImages(
                wrongHead,
                "expected a whole gzip, got a damaged one (Unsupported compression method); fetch it again.");
    }

    @Test
    void refusesAnEmptySet() {
        refusesImages(
                IdxFiles.idx(0x803, new byte[0], 0, 28, 28),
                "expected at least one entry of at least one byte, got images of 0 x 28 x 28.");
        refusesImages(
                IdxFiles.idx(0x803, new byte[0], 5, 0, 28),
                "expected at least one entry of at least one byte, got images of 5 x 0 x 28.");
    }

    @Test
    void refusesALabelThatIsNoClass() {
        Path ten = file(IdxFiles.labels(3, 1, 10, 2));
        assertThatThrownBy(() -> Idx.labels(ten, 10))
                .isInstanceOf(DataException.class)
                .hasMessage(ten + ": expected labels 0 to 9, got 10 at position 2.");
        Path high = file(IdxFiles.labels(255));
        assertThatThrownBy(() -> Idx.labels(high, 10))
                .hasMessage(high + ": expected labels 0 to 9, got 255 at position 0.");
    }

    private void refusesImages(byte[] bytes, String message) {
        Path file = file(bytes);
        assertThatThrownBy(() -> Idx.images(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": " + message);
    }

    private Path file(byte[] bytes) {
        return IdxFiles.write(folder.resolve("file"), bytes);
    }
}
