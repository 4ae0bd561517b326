package org.clearway.app.shared.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People;
import org.clearway.app.access.People.Plant;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@PlatformTest
@Import(People.class)
class AttachmentsTest {

    /** Orientation 6, turned by a quarter, and a comment where the photo was taken. */
    private static final byte[] EXIF = bytes(
            0xFF, 0xE1, 0, 42, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0,
            0, 6, 0, 0, 0, 0, 0, 0, 0, 'H', 'O', 'M', 'E', 0, 0, 0, 0);

    @Autowired
    Attachments attachments;

    @Autowired
    People people;

    @Test
    void leavesOutOfAPhotoAllButThePictureAndWhichWayIsUp() throws IOException {
        byte[] plain = picture("jpg");
        byte[] photo = joined(Arrays.copyOf(plain, 2), EXIF, Arrays.copyOfRange(plain, 2, plain.length));
        byte[] kept = kept("photo.jpg", photo);
        assertThat(text(photo)).contains("HOME");
        assertThat(text(kept)).doesNotContain("HOME").contains("Exif");
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(40);
        int exif = text(kept).indexOf("Exif");
        assertThat(kept[exif + 25]).as("orientation").isEqualTo((byte) 6);
    }

    @Test
    void leavesOutWhatFollowsThePicturesEnd() throws IOException {
        byte[] plain = picture("jpg");
        byte[] second = joined(Arrays.copyOf(plain, 2), EXIF, Arrays.copyOfRange(plain, 2, plain.length));
        byte[] kept = kept("photo.jpg", joined(plain, second));
        assertThat(text(kept)).doesNotContain("HOME");
        assertThat(javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(kept)))
                .isNotNull();
        assertThat(kept).isEqualTo(kept("photo.jpg", plain));
    }

    @Test
    void leavesOutOfAPngWhatIsNotDrawn() throws IOException {
        byte[] plain = picture("png");
        byte[] chunk = bytes(0, 0, 0, 9, 't', 'E', 'X', 't', 'G', 'P', 'S', 0, '3', '1', '.', '2', '3', 0, 0, 0, 0);
        byte[] photo = joined(Arrays.copyOf(plain, 33), chunk, Arrays.copyOfRange(plain, 33, plain.length));
        byte[] kept = kept("plan.png", photo);
        assertThat(text(kept)).doesNotContain("GPS");
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getHeight()).isEqualTo(30);
    }

    @Test
    void refusesAProgramNamedPhotoAnEmptyFileALargeOneAndADamagedOne() throws IOException {
        assertRefused("photo.jpg", "MZ\u0090\0 a program".getBytes(StandardCharsets.ISO_8859_1), "shared.file.kind");
        assertRefused("photo.jpg", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "shared.file.kind");
        assertRefused("photo.jpg", new byte[0], "shared.file.empty");
        assertRefused("photo.jpg", new byte[Attachments.LARGEST_BYTES + 1], "shared.file.bytes");
        assertRefused("photo.jpg", Arrays.copyOf(picture("jpg"), 30), "shared.file.broken");
        assertRefused("photo.png", Arrays.copyOf(picture("png"), 60), "shared.file.broken");
    }

    @Test
    void neverFailsOnBytesThatOnlyBeginAsAPicture() throws IOException {
        Random random = new Random(5);
        for (String format : List.of("jpg", "png")) {
            byte[] picture = picture(format);
            AttachmentKind kind = AttachmentKind.of(picture).orElseThrow();
            for (int i = 0; i < 5_000; i++) {
                byte[] spoiled = Arrays.copyOf(picture, 9 + random.nextInt(picture.length - 9));
                spoiled[3 + random.nextInt(spoiled.length - 3)] = (byte) random.nextInt();
                assertThat(BarePicture.of(kind, spoiled)).isNotNull();
            }
        }
    }

    @Test
    void keepsTheSameFileOfOneThingOnce() throws IOException {
        Plant plant = people.plant("220100");
        Actor officer = officer("220000");
        NewAttachment sent = new NewAttachment(
                "photo", "test", "once-" + plant.id(), "220100", plant.id(), "../../etc/数据.exe", picture("png"));
        Attachment first = officer.get(() -> attachments.keep(sent));
        Attachment second = officer.get(() -> attachments.keep(sent));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(first.name()).isEqualTo("数据.png");
        assertThat(officer.get(() -> attachments.of("test", sent.thingId()))).hasSize(1);
    }

    @Test
    void showsAFileToNobodyOutsideItsDivisionAndEnterprise() throws IOException {
        Plant plant = people.plant("310000");
        NewAttachment sent =
                new NewAttachment("photo", "test", "s" + plant.id(), "310000", plant.id(), "a.png", picture("png"));
        long id = officer("310000").get(() -> attachments.keep(sent)).id();
        assertThat(officer("000000").get(() -> attachments.content(id))).isNotEmpty();
        assertThatThrownBy(() -> officer("220000").get(() -> attachments.content(id)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> enterprise(people.plant("310000")).get(() -> attachments.find(id)))
                .isInstanceOf(NotFound.class);
        assertThat(enterprise(plant).get(() -> attachments.find(id)).name()).isEqualTo("a.png");
        assertThatThrownBy(() -> officer("220000").get(() -> attachments.keep(sent)))
                .as("nor can it be put there from outside")
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }

    private byte[] kept(String name, byte[] content) {
        return officer("220000").get(() -> {
            String number = "k" + System.nanoTime();
            Attachment one =
                    attachments.keep(new NewAttachment("photo", "test", number, "220100", null, name, content));
            return attachments.content(one.id());
        });
    }

    private void assertRefused(String name, byte[] content, String code) {
        assertThatThrownBy(() -> kept(name, content))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reasons())
                                .singleElement()
                                .satisfies(reason -> assertThat(reason.code()).isEqualTo(code)));
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static Actor officer(String division) {
        return actor(Actor.Kind.OFFICER, division, List.of());
    }

    private static Actor enterprise(Plant plant) {
        return actor(Actor.Kind.ENTERPRISE, plant.division(), List.of(plant.id()));
    }

    private static Actor actor(Actor.Kind kind, String division, List<Long> enterprises) {
        return new Actor(
                1,
                "x",
                "x",
                kind,
                Set.of(),
                EnumSet.allOf(Right.class),
                division,
                "industry",
                null,
                kind == Actor.Kind.OFFICER ? DivisionRange.of(division) : DivisionRange.NONE,
                enterprises,
                Actor.Via.SESSION);
    }
}
