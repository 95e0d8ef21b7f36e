package interop;

import com.example.frames.Color;
import com.example.frames.Family;
import com.example.frames.Item;
import com.example.frames.Members;
import com.example.frames.Page;
import java.io.File;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** A value for each method of TableService, and what it gives back. */
public final class TableSamples {
    private static final LocalTime TIME = LocalTime.of(12, 30, 45, 123456789);
    private static final LocalDateTime DATE_TIME = LocalDate.of(2024, 2, 29).atTime(TIME);
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(1);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final StackTraceElement FRAME = new StackTraceElement("com.acme.Till", "open", "Till.java", 42);

    private static final Map<String, Sample> SAMPLES = new HashMap<>();

    static {
        addPrimitives();
        addTexts();
        addArrays();
        addLists();
        addSets();
        addMaps();
        addNumbers();
        addNames();
        addDates();
        addTimes();
        addObjects();
        addGuava();
    }

    private TableSamples() {
    }

    private record Sample(Object argument, Object result) {
    }

    public static Object argument(Method method) {
        return asDeclared(method.getParameterTypes()[0], of(method).argument);
    }

    /** Null if a call with this argument gives the right result, otherwise what is wrong with it. */
    public static String difference(Method method, Object argument, Object result) {
        return difference(argument == null ? null : of(method).result, result);
    }

    /** What a provider gives back: an argument of the type of the result as it came. One that is not as expected is an error. */
    public static Object answer(Method method, Object argument) {
        Sample sample = of(method);
        boolean isNull = difference(null, argument) == null;
        String difference = isNull ? null : difference(sample.argument, argument);
        if (difference != null) {
            throw new IllegalArgumentException(method.getName() + " got " + difference);
        }
        return isNull || sample.argument == sample.result ? argument : asDeclared(method.getReturnType(), sample.result);
    }

    private static Sample of(Method method) {
        Sample sample = SAMPLES.get(method.getName());
        if (sample == null) {
            throw new IllegalArgumentException("no sample for " + method.getName());
        }
        return sample;
    }

    private static String difference(Object expected, Object actual) {
        String expectedText = text(expected);
        String actualText = text(actual);
        return expectedText.equals(actualText) ? null : actualText + " instead of " + expectedText;
    }

    /** The items of an Iterator can be read once, so the sample is the list of them. */
    private static Object asDeclared(Class<?> type, Object value) {
        return type == Iterator.class ? ((List<?>) value).iterator() : value;
    }

    /** .NET has a plain type for AtomicReference, and so cannot tell none from one that holds null. */
    private static String text(Object value) {
        if (value instanceof Iterator<?> iterator) {
            List<Object> items = new ArrayList<>();
            iterator.forEachRemaining(items::add);
            return Canon.of(items);
        }
        return Canon.of(value instanceof AtomicReference<?> reference && reference.get() == null ? null : value);
    }

    private static void put(String method, Object value) {
        put(method, value, value);
    }

    private static void put(String method, Object argument, Object result) {
        SAMPLES.put(method, new Sample(argument, result));
    }

    private static void addPrimitives() {
        put("truth", true);
        put("boxedTruth", true);
        put("tiny", (byte) -5);
        put("boxedTiny", (byte) -5);
        put("bits", (byte) -2);
        put("small", (short) 1234);
        put("boxedSmall", (short) 1234);
        put("whole", -70000);
        put("boxedWhole", -70000);
        put("unsignedSmall", 65535);
        put("large", 1L << 40);
        put("boxedLarge", 1L << 40);
        put("unsignedWhole", 4294967295L);
        put("real", 1.1f);
        put("boxedReal", 1.1f);
        put("precise", 3.14159);
        put("boxedPrecise", 3.14159);
        put("letter", 'é');
        put("boxedLetter", 'é');
    }

    private static void addTexts() {
        put("text", "Zoë 张");
        put("charSequence", "chars");
        put("builder", new StringBuilder("a\u4e2d"));
        put("buffer", new StringBuffer("built"));
        put("builderOf", "built", new StringBuilder("built"));
        put("textOfBuilder", new StringBuilder("built"), "built");
        put("textOfBuffer", new StringBuffer("built"), "built");
        put("chars", "chars".toCharArray());
    }

    private static void addArrays() {
        put("bytes", new byte[] { 0, 127, -128, -1 });
        put("ints", new int[] { 1, -1, 70000 });
        put("longs", new long[] { 1, 1L << 40 });
        put("shorts", new short[] { 1, -2 });
        put("truths", new boolean[] { true, false });
        put("reals", new float[] { 1.1f, -2 });
        put("precises", new double[] { 1.1, -2 });
        put("words", new String[] { "a", null, "c" });
        put("objects", new Object[] { 1, "two", 3.5, null });
        put("boxedInts", new Integer[] { 1, null, 3 });
        put("boxedBytes", new Byte[] { 1, null, -3 });
        put("dates", new Date[] { new Date(1700000000123L) });
        put("grid", new int[][] { { 1, 2 }, {}, { 3 } });
        put("wordGrid", new String[][] { { "a" }, { "b", "c" } });
        put("decimals", new BigDecimal[] { new BigDecimal("1.50") });
        put("localDates", new LocalDate[] { LocalDate.of(2024, 2, 29) });
        put("colors", new Color[] { Color.RED, Color.GREEN });
    }

    private static void addLists() {
        put("list", new ArrayList<>(List.of(1, 2, 3)));
        put("readOnlyList", Arrays.asList("a", null));
        put("immutableList", new ArrayList<>(List.of(1L, 2L)));
        put("arrayList", new ArrayList<>(List.of("a", "b")));
        put("collection", new ArrayList<>(List.of(1.5, 2.5)));
        put("iterable", new ArrayList<>(List.of(4, 5)));
        put("lists", new ArrayList<>(List.of(new ArrayList<>(List.of("a")), new ArrayList<>())));
        put("iteratorOf", "ab", new ArrayList<>(List.of("a", "b")));
        put("textOfIterator", new ArrayList<>(List.of("a", "b")), "ab");
        put("iterated", "ab", new ArrayList<>(List.of("a", "b")));
        put("unmodifiableListOf", "ab", List.of("a", "b"));
        put("linkedList", new LinkedList<>(List.of(1, 2)));
        put("queue", new LinkedList<>(List.of("a", "b")));
        put("deque", new LinkedList<>(List.of("a", "b")));
    }

    private static void addSets() {
        put("set", new HashSet<>(List.of(1, 2)));
        put("hashSet", new HashSet<>(List.of("a", "b")));
        put("readOnlySet", new HashSet<>(List.of(Color.BLUE)));
        put("linkedHashSet", new LinkedHashSet<>(List.of("b", "a")));
        put("sortedSet", new TreeSet<>(List.of(3, 1)));
        put("treeSet", new TreeSet<>(List.of("b", "a")));
        put("enumSet", EnumSet.of(Color.RED, Color.BLUE));
        put("enumsAsSet", EnumSet.of(Color.RED, Color.BLUE));
        put("enumsOf", "RED, BLUE", EnumSet.of(Color.RED, Color.BLUE));
        put("textOfEnums", EnumSet.of(Color.RED, Color.BLUE), "RED, BLUE");
        put("bitSet", BitSet.valueOf(new long[] { 5 }));
    }

    private static void addMaps() {
        put("map", new HashMap<>(Map.of("one", 1, "two", 2)));
        put("hashMap", new HashMap<>(Map.of(1, "one")));
        put("readOnlyMap", new HashMap<>(Map.of("ids", new ArrayList<>(List.of(1L)))));
        put("sortedMap", new TreeMap<>(Map.of("b", 2L, "a", 1L)));
        put("navigableMap", new TreeMap<>(Map.of(1, "one")));
        put("treeMap", new TreeMap<>(Map.of(1, "one")));
        put("linkedHashMap", new LinkedHashMap<>(Map.of("key", 1)));
        put("concurrentMap", new ConcurrentHashMap<>(Map.of("one", 1)));
        put("concurrentHashMap", new ConcurrentHashMap<>(Map.of("one", 1)));
        put("properties", properties("key", "value"));
        put("enumMap", new EnumMap<>(Map.of(Color.GREEN, 2)));
        put("unmodifiableMapOf", "one", Map.of("one", 1));
        put("entryOf", "key", new AbstractMap.SimpleEntry<>("key", 1));
        put("keyOf", new AbstractMap.SimpleEntry<>("key", 1), "key");
    }

    private static void addNumbers() {
        put("decimal", new BigDecimal("12345678901234567890.120"));
        put("decimalOf", "100", new BigDecimal("1E+2"));
        put("textOfDecimal", new BigDecimal("1E+2"), "100");
        put("decimalKeys", new HashMap<>(Map.of(new BigDecimal("1.0"), "one digit", new BigDecimal("1.00"), "two digits")));
        put("bigDecimal", new BigDecimal("1E+1000"));
        put("bigInteger", BigInteger.ONE.shiftLeft(100).negate());
        put("unsignedLarge", new BigInteger("18446744073709551615"));
        put("atomicInteger", new AtomicInteger(-7));
        put("atomicLong", new AtomicLong(1L << 40));
        put("atomicBoolean", new AtomicBoolean(true));
        put("atomicReference", new AtomicReference<>("held"));
        put("atomicIntegerArray", new AtomicIntegerArray(new int[] { 1, 2 }));
        put("atomicLongArray", new AtomicLongArray(new long[] { 1, 2 }));
        put("atomicReferenceArray", new AtomicReferenceArray<>(new String[] { "a", null }));
        put("longAdderOf", 5L, longAdder(5));
        put("sumOfLongs", longAdder(5), 5L);
        put("doubleAdderOf", 2.5, doubleAdder(2.5));
        put("sumOfDoubles", doubleAdder(2.5), 2.5);
    }

    private static void addNames() {
        put("uuid", UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"));
        put("color", Color.GREEN);
        put("javaClass", String.class);
        put("locale", Locale.CHINA);
        put("currency", Currency.getInstance("EUR"));
        put("file", new File("a/b.txt"));
        put("uri", URI.create("http://host/path?query"));
        put("inetAddress", address());
        put("socketAddress", new InetSocketAddress(address(), 20880));
        put("unresolvedAddress", InetSocketAddress.createUnresolved("host.example", 80));
    }

    private static void addDates() {
        put("date", new Date(1700000000123L));
        put("utcDate", new Date(1700000000123L));
        put("anyDate", new Date(1L << 55));
        put("sqlDate", new java.sql.Date(1700000000123L));
        put("sqlTime", new Time(1700000000123L));
        put("sqlTimestamp", new Timestamp(1700000000123L));
        put("calendar", calendar(1700000000123L));
    }

    private static void addTimes() {
        put("localDate", LocalDate.of(2024, 2, 29));
        put("anyLocalDate", LocalDate.of(-44, 3, 15));
        put("localTime", LocalTime.of(12, 30, 45, 123456700));
        put("exactLocalTime", TIME);
        put("localDateTime", LocalDateTime.of(2024, 2, 29, 12, 30));
        put("exactLocalDateTime", DATE_TIME);
        put("instant", Instant.ofEpochMilli(1700000000123L));
        put("exactInstant", Instant.ofEpochSecond(1700000000, 1));
        put("offsetDateTime", OffsetDateTime.of(2024, 2, 29, 12, 30, 0, 0, OFFSET));
        put("exactOffsetDateTime", DATE_TIME.atOffset(OFFSET));
        put("offsetTime", TIME.atOffset(OFFSET));
        put("zonedDateTime", DATE_TIME.atZone(PARIS));
        put("zoneOffset", OFFSET);
        put("exactZoneOffset", ZoneOffset.ofTotalSeconds(-1));
        put("zoneId", PARIS);
        put("duration", Duration.ofMillis(-1500));
        put("exactDuration", Duration.ofNanos(-1));
        put("period", Period.of(1, 2, 3));
        put("year", Year.of(2024));
        put("yearMonth", YearMonth.of(2024, 2));
        put("monthDay", MonthDay.of(2, 29));
    }

    private static void addObjects() {
        put("item", Item.of("A-1"));
        put("items", new ArrayList<>(List.of(Item.of("A-1"), Item.of("B-2"))));
        put("page", Page.of(Item.of("A-1"), Item.of("B-2")));
        put("textPage", Page.of("a", "b"));
        put("datePages", new HashMap<>(Map.of("key", Page.of(LocalDate.of(2024, 2, 29)))));
        put("membersOf", "100", Members.sample());
        put("textOfMembers", Members.sample(), "100");
        put("familyOf", "R-1", Family.sample());
        put("textOfFamily", Family.sample(), "R-1");
        put("object", new ArrayList<>(List.of(1, "two", Item.of("A-1"))));
        put("number", 1L << 40);
        put("serializable", new BigDecimal("1.50"));
        put("comparable", "text");
        put("throwable", failure());
        put("stackTraceElement", FRAME);
    }

    /** Lines before 3.3 do not read these objects back, and may run without Guava. */
    private static void addGuava() {
        try {
            put("guavaListOf", "ab", guava("ImmutableList"));
            put("textOfGuavaList", guava("ImmutableList"), "ab");
            put("guavaSetOf", "ab", guava("ImmutableSet"));
            Page<Object> page = Page.of("a", "b");
            page.items = (List<Object>) guava("ImmutableList");
            put("guavaPageOf", "ab", page);
        } catch (ClassNotFoundException e) {
            return;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Collection<Object> guava(String type) throws ReflectiveOperationException {
        Method copy = Class.forName("com.google.common.collect." + type).getMethod("copyOf", Collection.class);
        return (Collection<Object>) copy.invoke(null, List.of("a", "b"));
    }

    private static Properties properties(String key, String value) {
        Properties properties = new Properties();
        properties.setProperty(key, value);
        return properties;
    }

    private static LongAdder longAdder(long value) {
        LongAdder adder = new LongAdder();
        adder.add(value);
        return adder;
    }

    private static DoubleAdder doubleAdder(double value) {
        DoubleAdder adder = new DoubleAdder();
        adder.add(value);
        return adder;
    }

    private static Calendar calendar(long milliseconds) {
        Calendar calendar = new GregorianCalendar();
        calendar.setTimeInMillis(milliseconds);
        return calendar;
    }

    /** With a name, so that nobody looks one up. */
    private static InetAddress address() {
        try {
            return InetAddress.getByAddress("localhost", new byte[] { 127, 0, 0, 1 });
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Throwable failure() {
        Throwable cause = new IllegalArgumentException("why");
        cause.setStackTrace(new StackTraceElement[0]);
        Throwable failure = new IllegalStateException("what", cause);
        failure.setStackTrace(new StackTraceElement[] { FRAME });
        return failure;
    }
}
