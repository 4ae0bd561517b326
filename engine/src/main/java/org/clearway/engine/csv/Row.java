package org.clearway.engine.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.clearway.engine.network.Ids;
import org.clearway.engine.network.IdsBuilder;

/**
 * One row of a CSV file, with typed access to its columns; every getter refuses a wrong value by {@link BrokenInput}.
 *
 * <p>A cursor: the next row overwrites it. Columns have the numbers of their {@link Columns}.
 */
public final class Row {
    private final Path file;
    private final Columns columns;
    private final int[] places;
    private final Fields fields;

    Row(Path file, Columns columns, int[] places, Fields fields) {
        this.file = file;
        this.columns = columns;
        this.places = places;
        this.fields = fields;
    }

    /** Whether the file has this optional column and the row fills it. */
    public boolean has(int column) {
        return places[column] >= 0 && from(column) < to(column);
    }

    /**
     * A finite number.
     *
     * @param least smallest right value
     * @param most largest right value
     */
    public double number(int column, double least, double most) {
        double value = Decimal.parse(fields.bytes(), from(column), to(column));
        if (!(value >= least && value <= most)) {
            throw broken(column, "a number from " + plain(least) + " to " + plain(most) + ", with a decimal point");
        }
        return value;
    }

    /**
     * A number above 0.
     *
     * @param most largest right value
     */
    public double positive(int column, double most) {
        double value = Decimal.parse(fields.bytes(), from(column), to(column));
        if (!(value > 0 && value <= most)) {
            throw broken(column, "a number above 0 and at most " + plain(most) + ", with a decimal point");
        }
        return value;
    }

    /** A whole number from {@code least} to {@code most}. */
    public int integer(int column, int least, int most) {
        double value = Decimal.parse(fields.bytes(), from(column), to(column));
        if (!(value >= least && value <= most) || value != (int) value) {
            throw broken(column, "a whole number from " + least + " to " + most);
        }
        return (int) value;
    }

    /** Text of 1 to {@link Ids#MAX_LENGTH} characters without control characters. */
    public String text(int column) {
        requireId(column);
        return shown(column);
    }

    /**
     * The number of the id in this column.
     *
     * @param what what it should be the id of, for the message: "a firm in firms.csv"
     */
    public int known(int column, Ids ids, String what) {
        int index = ids.find(fields.bytes(), from(column), to(column));
        if (index < 0) {
            throw broken(column, "the id of " + what);
        }
        return index;
    }

    /** The number of the id in this column, or -1 if it is none of these; refuses what can be no id. */
    public int find(int column, Ids ids) {
        requireId(column);
        return ids.find(fields.bytes(), from(column), to(column));
    }

    /** Adds the id in this column, which must be new. */
    public int addNew(int column, IdsBuilder ids) {
        requireId(column);
        int number = ids.add(fields.bytes(), from(column), to(column));
        if (number < 0) {
            throw broken(column, "an id that does not come twice");
        }
        return number;
    }

    /** The number of the id in this column, added if it is new. */
    public int findOrAdd(int column, IdsBuilder ids) {
        requireId(column);
        return ids.findOrAdd(fields.bytes(), from(column), to(column));
    }

    /** A refusal of the value in this column. */
    public BrokenInput broken(int column, String right) {
        return new BrokenInput(file, fields.line(), columns.name(column), shown(column), right);
    }

    private void requireId(int column) {
        int from = from(column);
        int to = to(column);
        int characters = 0;
        boolean plain = true;
        boolean control = false;
        for (int i = from; i < to; i++) {
            byte b = fields.bytes()[i];
            characters += (b & 0xC0) != 0x80 ? 1 : 0;
            plain &= b >= 0;
            control |= (b >= 0 && b < ' ') || b == 0x7F;
        }
        if (characters == 0 || characters > Ids.MAX_LENGTH || control || (!plain && !isUtf8(from, to))) {
            throw broken(column, "an id of 1 to " + Ids.MAX_LENGTH + " printable characters in UTF-8");
        }
    }

    private boolean isUtf8(int from, int to) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(fields.bytes(), from, to - from));
            return !text.isEmpty();
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private String shown(int column) {
        return places[column] < 0 ? "" : fields.text(places[column]);
    }

    private int from(int column) {
        return places[column] < 0 ? 0 : fields.from(places[column]);
    }

    private int to(int column) {
        return places[column] < 0 ? 0 : fields.to(places[column]);
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e7
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }
}
