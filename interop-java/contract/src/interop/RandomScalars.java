package interop;

import com.example.frames.Color;
import com.example.frames.Everything;
import com.example.frames.GraphNode;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Random scalars by the name of their type, many of them at the bounds of a form of the wire; of dates, half of the years 1 to 9999. */
final class RandomScalars {
    private static final long FIRST_MILLISECOND = -62135596800000L;
    private static final long LAST_MILLISECOND = 253402300799999L;
    private static final Double[] DOUBLES = {
        0.0, -0.0, 1.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE };
    private static final String[] ZONES = { "Asia/Shanghai", "Europe/Paris", "America/New_York", "UTC", "Australia/Lord_Howe" };
    private static final List<Class<?>> CLASSES = List.of(
        String.class, Integer.class, int.class, void.class, int[].class, String[][].class, List.class, Color.class, GraphNode.class,
        Everything[].class);

    private final SplittableRandom random;
    private final Map<String, Supplier<Object>> makers = new LinkedHashMap<>();

    RandomScalars(SplittableRandom random) {
        this.random = random;
        addNumbers();
        addNames();
        addTimes();
    }

    /** All types; remove those that are not wanted. */
    Map<String, Supplier<Object>> makers() {
        return makers;
    }

    private void addNumbers() {
        makers.put("Boolean", this::nextBoolean);
        makers.put("Integer", this::nextInt);
        makers.put("Long", this::nextLong);
        makers.put("Double", this::nextDouble);
        makers.put("BigDecimal", () -> new BigDecimal(nextBigInteger(), random.nextInt(-20, 40)));
        makers.put("BigInteger", this::nextBigInteger);
        makers.put("BitSet", this::nextBits);
        makers.put("AtomicInteger", () -> new AtomicInteger(nextInt()));
        makers.put("AtomicLong", () -> new AtomicLong(nextLong()));
        makers.put("AtomicBoolean", () -> new AtomicBoolean(nextBoolean()));
        makers.put("AtomicIntegerArray", () -> new AtomicIntegerArray(ints()));
        makers.put("AtomicLongArray", () -> new AtomicLongArray(longs()));
        makers.put("LongAdder", this::nextLongAdder);
        makers.put("DoubleAdder", this::nextDoubleAdder);
    }

    private void addNames() {
        makers.put("String", this::nextString);
        makers.put("StringBuilder", () -> new StringBuilder(nextString()));
        makers.put("StringBuffer", () -> new StringBuffer(nextString()));
        makers.put("byte[]", this::nextBytes);
        makers.put("UUID", () -> new UUID(random.nextLong(), random.nextLong()));
        makers.put("Locale", () -> pick(Locale.ROOT, Locale.ENGLISH, Locale.CHINA, Locale.TAIWAN, new Locale("de", "AT", "POSIX")));
        makers.put("Currency", () -> Currency.getInstance(pick("USD", "EUR", "CNY", "JPY")));
        makers.put("File", () -> new File(pick("", "a", "a/b.txt", "/tmp/张", "..")));
        makers.put("URI", () -> URI.create(pick("http://h/p?q", "mailto:a@b.c", "../x#y", "", "urn:x:张")));
        makers.put("InetAddress", this::nextAddress);
        makers.put("InetSocketAddress", () -> new InetSocketAddress(nextAddress(), nextChar()));
        makers.put("InetSocketAddress.createUnresolved", () -> InetSocketAddress.createUnresolved(pick("u", "h.example"), nextChar()));
        makers.put("StackTraceElement", this::nextFrame);
        makers.put("Class", () -> CLASSES.get(random.nextInt(CLASSES.size())));
        makers.put("Color", () -> pick(Color.values()));
        makers.put("DayOfWeek", () -> pick(DayOfWeek.values()));
        makers.put("TimeUnit", () -> pick(TimeUnit.values()));
    }

    private void addTimes() {
        makers.put("Date", () -> new Date(nextMilliseconds()));
        makers.put("java.sql.Date", () -> new java.sql.Date(nextMilliseconds()));
        makers.put("java.sql.Time", () -> new Time(nextMilliseconds()));
        makers.put("java.sql.Timestamp", () -> new Timestamp(nextMilliseconds()));
        makers.put("Calendar", this::nextCalendar);
        makers.put("LocalDate", this::nextDate);
        makers.put("LocalTime", this::nextTime);
        makers.put("LocalDateTime", () -> nextDate().atTime(nextTime()));
        makers.put("Instant", () -> Instant.ofEpochSecond(nextLong() >> 28, random.nextInt(1_000_000_000)));
        makers.put("OffsetDateTime", () -> OffsetDateTime.of(nextDate(), nextTime(), nextOffset()));
        makers.put("OffsetTime", () -> OffsetTime.of(nextTime(), nextOffset()));
        makers.put("ZonedDateTime", this::nextZonedDateTime);
        makers.put("ZoneOffset", this::nextOffset);
        makers.put("ZoneId", () -> ZoneId.of(pick(ZONES)));
        makers.put("Duration", () -> Duration.ofSeconds(nextLong() >> 1, random.nextInt(1_000_000_000)));
        makers.put("Period", () -> Period.of(nextInt(), nextInt(), nextInt()));
        makers.put("Year", () -> Year.of(nextYear()));
        makers.put("YearMonth", () -> YearMonth.of(nextYear(), random.nextInt(1, 13)));
        makers.put("MonthDay", () -> MonthDay.from(nextDate()));
    }

    private LongAdder nextLongAdder() {
        LongAdder adder = new LongAdder();
        adder.add(nextLong());
        return adder;
    }

    private DoubleAdder nextDoubleAdder() {
        DoubleAdder adder = new DoubleAdder();
        adder.add(nextDouble());
        return adder;
    }

    private InetAddress nextAddress() {
        byte[] address = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(address);
        try {
            return InetAddress.getByAddress(pick("", "h.example"), address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As Java 8 has it, or with the module of Java 9; -1 is no line, -2 a native method. */
    StackTraceElement nextFrame() {
        String type = pick("com.example.Foo", "a.B$C");
        String file = pick("Foo.java", null);
        int line = random.nextInt(-2, 70_000);
        return nextBoolean()
            ? new StackTraceElement(type, "bar", file, line)
            : new StackTraceElement(pick("app", null), pick("m", null), pick("1.0", null), type, "<init>", file, line);
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    boolean nextBoolean() {
        return random.nextBoolean();
    }

    /** Any number of bits equally often. */
    int nextInt() {
        return random.nextInt() >> random.nextInt(32);
    }

    long nextLong() {
        return random.nextLong() >> random.nextInt(64);
    }

    double nextDouble() {
        return switch (random.nextInt(6)) {
            case 0 -> pick(DOUBLES);
            case 1 -> nextInt();
            case 2 -> 0.001 * nextInt();
            case 3 -> nextInt() / 1000.0;
            case 4 -> random.nextDouble();
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    float nextFloat() {
        return random.nextInt(4) == 0 ? Float.intBitsToFloat(random.nextInt()) : (float) nextDouble();
    }

    private BigInteger nextBigInteger() {
        byte[] bytes = new byte[random.nextInt(1, 20)];
        random.nextBytes(bytes);
        return random.nextInt(4) == 0 ? BigInteger.valueOf(nextInt()) : new BigInteger(bytes);
    }

    private BitSet nextBits() {
        BitSet bits = new BitSet();
        for (int i = random.nextInt(5); i > 0; i--) {
            bits.set(random.nextInt(200));
        }
        return bits;
    }

    int[] ints() {
        return random.ints(nextLength()).map(i -> i >> (i & 31)).toArray();
    }

    long[] longs() {
        return random.longs(nextLength()).map(l -> l >> (l & 63)).toArray();
    }

    double[] doubles() {
        double[] doubles = new double[nextLength()];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = nextDouble();
        }
        return doubles;
    }

    /** Mostly few; now and then more than the short forms of the wire hold. */
    int nextLength() {
        return random.nextInt(12) == 0 ? random.nextInt(8, 40) : random.nextInt(6);
    }

    byte[] nextBytes() {
        byte[] bytes = new byte[nextSize()];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Mostly short; now and then more than a chunk. */
    private int nextSize() {
        return random.nextInt(switch (random.nextInt(300)) {
            case 0 -> 70_000;
            case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 -> 1_100;
            default -> 20;
        });
    }

    String nextString() {
        int length = nextSize();
        StringBuilder text = new StringBuilder();
        int script = random.nextInt(6);
        while (text.length() < length) {
            switch (script) {
                case 0 -> text.append(nextChar());
                case 1 -> text.append((char) random.nextInt(0x4e00, 0x9fa6));
                case 2 -> text.appendCodePoint(random.nextInt(0x1f300, 0x1f650));
                default -> text.append((char) random.nextInt(0x20, 0x7f));
            }
        }
        return text.toString();
    }

    /** Any unit, halves of pairs among them. */
    char nextChar() {
        return (char) (random.nextInt(0x10000) >> random.nextInt(16));
    }

    private long nextMilliseconds() {
        return switch (random.nextInt(4)) {
            case 0 -> nextLong();
            case 1 -> random.nextLong(FIRST_MILLISECOND, LAST_MILLISECOND);
            default -> random.nextLong(FIRST_MILLISECOND, LAST_MILLISECOND) / 60_000 * 60_000;
        };
    }

    private Calendar nextCalendar() {
        Calendar calendar = new GregorianCalendar();
        calendar.setTimeInMillis(nextMilliseconds());
        return calendar;
    }

    private int nextYear() {
        return random.nextBoolean() ? random.nextInt(1, 10_000) : random.nextInt(Year.MIN_VALUE, Year.MAX_VALUE + 1);
    }

    private LocalDate nextDate() {
        return LocalDate.ofYearDay(nextYear(), random.nextInt(1, 366));
    }

    private LocalTime nextTime() {
        long unit = random.nextBoolean() ? 1 : 60_000_000_000L;
        return LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L / unit) * unit);
    }

    private ZoneOffset nextOffset() {
        return ZoneOffset.ofTotalSeconds(random.nextBoolean() ? random.nextInt(-72, 73) * 900 : random.nextInt(-64_800, 64_801));
    }

    /** From 1980 on, for the offsets of former times have seconds. */
    private ZonedDateTime nextZonedDateTime() {
        ZoneId zone = random.nextInt(4) == 0 ? nextOffset() : ZoneId.of(pick(ZONES));
        LocalDate date = LocalDate.ofYearDay(random.nextInt(1980, 10_000), random.nextInt(1, 366));
        return ZonedDateTime.of(date, nextTime(), zone);
    }
}
