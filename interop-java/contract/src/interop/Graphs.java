package interop;

import com.example.frames.Base;
import com.example.frames.Color;
import com.example.frames.Derived;
import com.example.frames.Everything;
import com.example.frames.FromJava;
import com.example.frames.GraphException;
import com.example.frames.GraphNode;
import com.example.frames.GraphRecord;
import com.example.frames.Primitive;
import com.example.frames.Tail;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalDate;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Random graphs of all the types that survive from Java to Java on a line of Dubbo, with objects that stand in several places and cycles
 * through lists, maps, arrays, nodes and exceptions. Graphs for one way alone also have what a line writes whole but cannot read.
 */
public final class Graphs {
    private static final int DEEPEST = 30;

    private final SplittableRandom random;
    private final RandomScalars scalars;
    private final Map<String, Supplier<Object>> lastMakers = new TreeMap<>();
    private final List<Supplier<Object>> scalarMakers;
    private final Map<String, Supplier<Object>> containers = new LinkedHashMap<>();
    private final List<Supplier<Object>> containerMakers;
    /** What may stand in a second place. */
    private final List<Object> made = new ArrayList<>();
    private final List<Object> madeScalars = new ArrayList<>();
    private int left;
    private int depth;

    private Graphs(long seed, boolean oneWay) {
        random = new SplittableRandom(seed);
        scalars = new RandomScalars(random);
        scalars.makers().put("AtomicReference", () -> new AtomicReference<>(value()));
        scalars.makers().put("AtomicReferenceArray", this::references);
        addCollections();
        addMaps();
        addArrays();
        addObjects();
        remove(Exclusion.types(Exclusion.LEFT_OUT));
        if (oneWay) {
            containers.put("FromJava", this::fromJava);
        } else {
            remove(Exclusion.types(Exclusion.ONE_WAY));
        }
        for (String type : Exclusion.types(Exclusion.ONLY_LAST)) {
            Supplier<Object> maker = scalars.makers().remove(type);
            if (maker != null) {
                lastMakers.put(type, maker);
            }
        }
        scalarMakers = new ArrayList<>(scalars.makers().values());
        containerMakers = new ArrayList<>(containers.values());
    }

    /**
     * The graph of a seed for this line of Dubbo, to go there and back or one way: up to that many containers and objects, those in fields
     * of Everything not counted.
     */
    public static Object build(long seed, int size, boolean oneWay) {
        return new Graphs(seed, oneWay).graph(size);
    }

    /** The names of the types that graphs of this line have anywhere. */
    public static Set<String> types(boolean oneWay) {
        Graphs graphs = new Graphs(0, oneWay);
        Set<String> types = new TreeSet<>(graphs.scalars.makers().keySet());
        types.addAll(graphs.containers.keySet());
        return types;
    }

    /** The names of those that graphs of this line have at their end alone. */
    public static Set<String> lastTypes(boolean oneWay) {
        return new Graphs(0, oneWay).lastMakers.keySet();
    }

    private void remove(Set<String> types) {
        scalars.makers().keySet().removeAll(types);
        containers.keySet().removeAll(types);
    }

    private Object graph(int size) {
        left = random.nextInt(size) + 1;
        boolean hasLast = !lastMakers.isEmpty() && random.nextBoolean();
        Object root = container();
        if (left == 0 && !hasLast) {
            return root;
        }
        List<Object> all = made(new ArrayList<>());
        all.add(root);
        while (left > 0) {
            all.add(container());
        }
        if (hasLast) {
            String type = pick(new ArrayList<>(lastMakers.keySet()));
            Object last = lastMakers.get(type).get();
            all.add(random.nextBoolean() ? last : tail(type, last));
        }
        return all;
    }

    /** The same in a field that is declared so, if Tail has one. */
    private static Object tail(String type, Object last) {
        Tail tail = new Tail();
        switch (type) {
            case "UUID" -> tail.uuid = (UUID) last;
            case "Calendar" -> tail.calendar = (Calendar) last;
            case "URI" -> tail.uri = (URI) last;
            case "InetAddress" -> tail.inetAddress = (InetAddress) last;
            case "InetSocketAddress", "InetSocketAddress.createUnresolved" -> tail.inetSocketAddress = (InetSocketAddress) last;
            default -> {
                return last;
            }
        }
        return tail;
    }

    private Object container() {
        left--;
        depth++;
        Object container = pick(containerMakers).get();
        depth--;
        return container;
    }

    private Object scalar() {
        Object scalar = pick(scalarMakers).get();
        madeScalars.add(scalar);
        return scalar;
    }

    private Object value() {
        return random.nextInt(20) == 0 ? null : notNull();
    }

    private Object notNull() {
        int dice = random.nextInt(20);
        if (dice < 3 && !made.isEmpty()) {
            return pick(made);
        }
        if (dice < 9 && left > 0 && depth < DEEPEST) {
            return container();
        }
        return dice < 11 && !madeScalars.isEmpty() ? pick(madeScalars) : scalar();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> T made(T container) {
        made.add(container);
        return container;
    }

    private boolean rarely() {
        return random.nextInt(8) == 0;
    }

    private <T> T[] array(IntFunction<T[]> empty, Supplier<T> item) {
        return full(empty, () -> rarely() ? null : item.get());
    }

    /** An array without nulls, unless the items are null. */
    private <T> T[] full(IntFunction<T[]> empty, Supplier<T> item) {
        T[] array = empty.apply(scalars.nextLength());
        Arrays.setAll(array, i -> item.get());
        return array;
    }

    private <C extends Collection<T>, T> C filled(C collection, Supplier<? extends T> item) {
        for (int i = scalars.nextLength(); i > 0; i--) {
            collection.add(item.get());
        }
        return collection;
    }

    private <M extends Map<K, V>, K, V> M filled(M map, Supplier<? extends K> key, Supplier<? extends V> value) {
        for (int i = scalars.nextLength(); i > 0; i--) {
            map.put(key.get(), value.get());
        }
        return map;
    }

    /** What is equal to its copy in every language, for sets and keys. */
    private Object key() {
        return switch (random.nextInt(8)) {
            case 0 -> scalars.nextInt();
            case 1 -> scalars.nextLong();
            case 2 -> scalars.nextBoolean();
            case 3 -> scalars.nextDouble() + 0.0;
            case 4 -> scalars.pick(Color.values());
            case 5 -> scalars.makers().get("BigInteger").get();
            case 6 -> scalars.makers().get("LocalDate").get();
            default -> scalars.nextString();
        };
    }

    private Object keyOrNull() {
        return random.nextInt(20) == 0 ? null : key();
    }

    /** Keys that can be compared with one another. */
    private Supplier<Object> comparable() {
        return switch (random.nextInt(4)) {
            case 0 -> scalars::nextInt;
            case 1 -> scalars::nextLong;
            case 2 -> scalars.makers().get("Date");
            default -> scalars::nextString;
        };
    }

    private void addCollections() {
        containers.put("ArrayList", () -> filled(made(new ArrayList<>()), this::value));
        containers.put("LinkedList", () -> filled(made(new LinkedList<>()), this::value));
        containers.put("Vector", () -> filled(made(new Vector<>()), this::value));
        containers.put("Stack", () -> filled(made(new Stack<>()), this::value));
        containers.put("CopyOnWriteArrayList", () -> filled(made(new CopyOnWriteArrayList<>()), this::value));
        containers.put("ArrayDeque", () -> filled(made(new ArrayDeque<>()), this::notNull));
        containers.put("LinkedBlockingQueue", () -> filled(made(new LinkedBlockingQueue<>()), this::notNull));
        containers.put("ConcurrentLinkedQueue", () -> filled(made(new ConcurrentLinkedQueue<>()), this::notNull));
        containers.put("PriorityQueue", () -> made(filled(new PriorityQueue<>(), comparable())));
        containers.put("Arrays.asList", () -> made(Arrays.asList(array(Object[]::new, this::value))));
        containers.put("ArrayList.subList", () -> made(new ArrayList<>(Arrays.asList(value(), value(), value())).subList(1, 3)));
        containers.put("Collections.emptyList", () -> made(Collections.emptyList()));
        containers.put("Collections.singletonList", () -> made(Collections.singletonList(value())));
        // A copy is written at every place where one of these stands, so none stands in two; the empty ones are always the same
        containers.put("Collections.unmodifiableList", () -> Collections.unmodifiableList(filled(new ArrayList<>(), this::value)));
        containers.put("List.of", () -> List.copyOf(filled(new ArrayList<>(List.of("first")), this::notNull)));
        containers.put("Set.of", () -> Set.copyOf(filled(new HashSet<>(List.of("first")), this::key)));
        containers.put("EnumSet", this::colorSet);
        containers.put("HashSet", () -> made(filled(new HashSet<>(), this::keyOrNull)));
        containers.put("LinkedHashSet", () -> made(filled(new LinkedHashSet<>(), this::keyOrNull)));
        containers.put("TreeSet", () -> made(filled(new TreeSet<>(), comparable())));
        containers.put("ConcurrentSkipListSet", () -> made(filled(new ConcurrentSkipListSet<>(), comparable())));
        containers.put("CopyOnWriteArraySet", () -> made(filled(new CopyOnWriteArraySet<>(), this::key)));
        containers.put("Collections.unmodifiableSet", () -> made(Collections.unmodifiableSet(filled(new HashSet<>(), this::key))));
        containers.put("HashMap.keySet", () -> made(filled(new HashMap<>(), this::key, this::scalar).keySet()));
    }

    private EnumSet<Color> colorSet() {
        EnumSet<Color> colors = EnumSet.noneOf(Color.class);
        for (Color color : Color.values()) {
            if (random.nextBoolean()) {
                colors.add(color);
            }
        }
        return colors;
    }

    private void addMaps() {
        containers.put("HashMap", () -> filled(made(new HashMap<>()), this::keyOrNull, this::value));
        containers.put("LinkedHashMap", () -> filled(made(new LinkedHashMap<>()), this::keyOrNull, this::value));
        containers.put("LinkedHashMap-of-objects", () -> filled(made(new LinkedHashMap<>()), this::node, this::value));
        containers.put("TreeMap", () -> filled(made(new TreeMap<>()), comparable(), this::value));
        containers.put("ConcurrentSkipListMap", () -> filled(made(new ConcurrentSkipListMap<>()), comparable(), this::notNull));
        containers.put("ConcurrentHashMap", () -> filled(made(new ConcurrentHashMap<>()), this::key, this::notNull));
        containers.put("Hashtable", () -> filled(made(new Hashtable<>()), this::key, this::notNull));
        containers.put("Properties", () -> made(filled(new Properties(), scalars::nextString, scalars::nextString)));
        containers.put("EnumMap", () -> filled(made(new EnumMap<>(Color.class)), () -> scalars.pick(Color.values()), this::value));
        containers.put("Collections.emptyMap", () -> made(Collections.emptyMap()));
        containers.put("Collections.singletonMap", () -> made(Collections.singletonMap(key(), value())));
        containers.put("Collections.unmodifiableMap", () -> {
            Map<Object, Object> items = new HashMap<>();
            Map<Object, Object> map = made(Collections.unmodifiableMap(items));
            filled(items, this::keyOrNull, this::value);
            return map;
        });
        containers.put("Map.of", () -> Map.copyOf(filled(new HashMap<>(Map.of("first", 1)), this::key, this::notNull)));
    }

    private void addArrays() {
        containers.put("boolean[]", () -> made(scalars.pick(new boolean[0], new boolean[] { true }, new boolean[] { false, true })));
        containers.put("short[]", () -> made(new short[] { (short) scalars.nextInt(), (short) scalars.nextInt() }));
        containers.put("int[]", () -> made(scalars.ints()));
        containers.put("long[]", () -> made(scalars.longs()));
        containers.put("float[]", () -> made(new float[] { scalars.nextFloat(), scalars.nextFloat(), scalars.nextFloat() }));
        containers.put("double[]", () -> made(scalars.doubles()));
        containers.put("Boolean[]", () -> made(array(Boolean[]::new, scalars::nextBoolean)));
        containers.put("Byte[]", () -> made(array(Byte[]::new, () -> (byte) scalars.nextInt())));
        containers.put("Short[]", () -> made(array(Short[]::new, () -> (short) scalars.nextInt())));
        containers.put("Integer[]", () -> made(array(Integer[]::new, scalars::nextInt)));
        containers.put("Long[]", () -> made(array(Long[]::new, scalars::nextLong)));
        containers.put("Float[]", () -> made(array(Float[]::new, scalars::nextFloat)));
        containers.put("Double[]", () -> made(array(Double[]::new, scalars::nextDouble)));
        containers.put("Character[]", () -> made(array(Character[]::new, scalars::nextChar)));
        containers.put("String[]", () -> made(array(String[]::new, scalars::nextString)));
        containers.put("BigDecimal[]", () -> made(array(BigDecimal[]::new, () -> make("BigDecimal"))));
        containers.put("Date[]", () -> made(array(Date[]::new, () -> make("Date"))));
        containers.put("LocalDate[]", () -> made(array(LocalDate[]::new, () -> make("LocalDate"))));
        containers.put("Class[]", () -> made(array(Class[]::new, () -> make("Class"))));
        containers.put("Color[]", () -> made(array(Color[]::new, () -> scalars.pick(Color.values()))));
        containers.put("GraphNode[]", () -> made(array(GraphNode[]::new, this::node)));
        containers.put("List[]", () -> made(array(List[]::new, () -> filled(new ArrayList<>(), this::value))));
        containers.put("byte[][]", () -> made(array(byte[][]::new, scalars::nextBytes)));
        containers.put("int[][]", () -> made(array(int[][]::new, scalars::ints)));
        containers.put("String[][]", () -> made(array(String[][]::new, () -> array(String[]::new, scalars::nextString))));
        containers.put("Object[]", () -> {
            Object[] objects = made(new Object[scalars.nextLength()]);
            Arrays.setAll(objects, i -> value());
            return objects;
        });
    }

    private AtomicReferenceArray<Object> references() {
        return new AtomicReferenceArray<>(full(Object[]::new, this::value));
    }

    private void addObjects() {
        containers.put("SimpleEntry", () -> made(new AbstractMap.SimpleEntry<>(key(), value())));
        containers.put("Primitive", this::primitive);
        containers.put("GraphNode", this::newNode);
        containers.put("Base", this::base);
        containers.put("Derived", this::derived);
        containers.put("Everything", this::everything);
        containers.put("GraphRecord", () -> made(new GraphRecord(
            scalars.nextInt(), scalars.nextString(), scalars.pick(Color.values()), filled(new ArrayList<>(), this::key))));
        containers.put("GraphException", this::exception);
        containers.put("RuntimeException", this::runtimeException);
    }

    private Primitive primitive() {
        Primitive primitive = made(new Primitive());
        primitive.before = scalars.nextInt();
        primitive.value = scalars.nextFloat();
        primitive.after = scalars.nextInt();
        return primitive;
    }

    private FromJava fromJava() {
        FromJava all = made(new FromJava());
        all.builder = rarely() ? null : new StringBuilder(scalars.nextString());
        all.buffer = rarely() ? null : new StringBuffer(scalars.nextString());
        all.entry = rarely() ? null : new AbstractMap.SimpleEntry<>(scalars.nextString(), scalars.nextInt());
        all.longAdder = field("LongAdder");
        all.doubleAdder = field("DoubleAdder");
        return all;
    }

    /** A node that is there, or else a new one. */
    private GraphNode node() {
        if (random.nextBoolean() && pickMade(GraphNode.class) != null) {
            return pickMade(GraphNode.class);
        }
        left--;
        return newNode();
    }

    /** One of the class, null if there is none. */
    private <T> T pickMade(Class<T> type) {
        List<T> all = made.stream().filter(type::isInstance).map(type::cast).collect(Collectors.toList());
        return all.isEmpty() ? null : pick(all);
    }

    private GraphNode newNode() {
        GraphNode node = new GraphNode();
        node.parent = pickMade(GraphNode.class);
        made.add(node);
        node.name = scalars.nextString();
        if (random.nextBoolean()) {
            node.children = new ArrayList<>();
            for (int i = scalars.nextLength(); i > 0 && left > 0 && depth < DEEPEST; i--) {
                depth++;
                node.children.add(node());
                depth--;
            }
        }
        if (random.nextBoolean()) {
            Map<String, Object> values = scalars.pick(new HashMap<>(), new LinkedHashMap<>(), new TreeMap<>());
            node.values = filled(made(values), scalars::nextString, this::value);
        }
        node.extra = value();
        return node;
    }

    private Base base() {
        Base base = made(new Base());
        base.label = scalars.nextString();
        base.number = scalars.nextInt();
        base.content = value();
        return base;
    }

    /** The label of Base stays null, for it does not survive. */
    private Derived derived() {
        Derived derived = made(new Derived());
        derived.label = scalars.nextString();
        derived.number = scalars.nextInt();
        derived.content = value();
        derived.items = filled(new ArrayList<>(), this::value);
        return derived;
    }

    private GraphException exception() {
        GraphException exception = made(new GraphException(scalars.nextString()));
        finish(exception);
        exception.code = scalars.nextInt();
        exception.node = rarely() ? null : node();
        exception.details = filled(made(new LinkedHashMap<>()), scalars::nextString, this::value);
        return exception;
    }

    private IllegalStateException runtimeException() {
        IllegalStateException exception = made(new IllegalStateException(scalars.nextString()));
        finish(exception);
        return exception;
    }

    /** Stack, cause and suppressed exceptions; these may lead back to the exception and to those that are made already. */
    private void finish(Throwable throwable) {
        throwable.setStackTrace(full(StackTraceElement[]::new, scalars::nextFrame));
        // A new one may have this one as its own cause
        Throwable cause = switch (random.nextInt(8)) {
            case 0 -> runtimeException();
            case 1, 2, 3 -> pickMade(Throwable.class);
            default -> null;
        };
        if (cause != throwable && (cause != null || random.nextBoolean())) {
            throwable.initCause(cause);
        }
        for (int i = rarely() ? random.nextInt(1, 4) : 0; i > 0; i--) {
            Throwable suppressed = random.nextBoolean() ? pickMade(Throwable.class) : runtimeException();
            if (suppressed != throwable) {
                throwable.addSuppressed(suppressed);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private <T> T make(String type) {
        return (T) scalars.makers().get(type).get();
    }

    /** The value of a field; null if the type does not survive on this line, and now and then. */
    private <T> T field(String type) {
        return rarely() || !scalars.makers().containsKey(type) ? null : make(type);
    }

    private Everything everything() {
        Everything all = made(new Everything());
        all.flag = scalars.nextBoolean();
        all.tiny = (byte) scalars.nextInt();
        all.small = (short) scalars.nextInt();
        all.letter = scalars.nextChar();
        all.whole = scalars.nextInt();
        all.large = scalars.nextLong();
        all.ratio = scalars.nextDouble();
        all.boxedFlag = field("Boolean");
        all.boxedTiny = rarely() ? null : (byte) scalars.nextInt();
        all.boxedSmall = rarely() ? null : (short) scalars.nextInt();
        all.boxedLetter = rarely() ? null : scalars.nextChar();
        all.boxedWhole = field("Integer");
        all.boxedLarge = field("Long");
        all.boxedFloat = rarely() ? null : scalars.nextFloat();
        all.boxedRatio = field("Double");

        all.text = field("String");
        all.bytes = field("byte[]");
        all.chars = rarely() ? null : scalars.nextString().toCharArray();
        all.decimal = field("BigDecimal");
        all.integer = field("BigInteger");
        all.uuid = field("UUID");
        all.locale = field("Locale");
        all.currency = field("Currency");
        all.type = field("Class");
        all.file = field("File");
        all.uri = field("URI");
        all.bits = field("BitSet");
        all.atomicInteger = field("AtomicInteger");
        all.atomicLong = field("AtomicLong");
        all.atomicBoolean = field("AtomicBoolean");
        all.atomicReference = field("AtomicReference");
        all.atomicIntegerArray = field("AtomicIntegerArray");
        all.atomicLongArray = field("AtomicLongArray");
        all.atomicReferenceArray = field("AtomicReferenceArray");
        all.frame = field("StackTraceElement");

        all.date = field("Date");
        all.sqlDate = field("java.sql.Date");
        all.sqlTime = field("java.sql.Time");
        all.sqlTimestamp = field("java.sql.Timestamp");
        all.calendar = field("Calendar");
        all.localDate = field("LocalDate");
        all.localTime = field("LocalTime");
        all.localDateTime = field("LocalDateTime");
        all.instant = field("Instant");
        all.offsetDateTime = field("OffsetDateTime");
        all.offsetTime = field("OffsetTime");
        all.zonedDateTime = field("ZonedDateTime");
        all.zoneOffset = field("ZoneOffset");
        all.zoneId = rarely() ? field("ZoneOffset") : field("ZoneId");
        all.duration = field("Duration");
        all.period = field("Period");
        all.year = field("Year");
        all.yearMonth = field("YearMonth");
        all.monthDay = field("MonthDay");
        all.dayOfWeek = field("DayOfWeek");

        all.color = field("Color");
        all.colors = rarely() ? null : array(Color[]::new, () -> scalars.pick(Color.values()));
        all.colorSet = rarely() ? null : colorSet();
        // What only the declared type of a field makes a list of texts or shorts, a set or map of longs, stands nowhere else
        all.texts = rarely() ? null : filled(new ArrayList<>(), scalars::nextString);
        all.shorts = rarely() ? null : filled(new ArrayList<>(), () -> (short) scalars.nextInt());
        all.longs = rarely() ? null : filled(scalars.pick(new HashSet<>(), new LinkedHashSet<>()), scalars::nextLong);
        all.counts = rarely() ? null
            : made(filled(scalars.pick(new HashMap<>(), new LinkedHashMap<>()), scalars::nextString, scalars::nextInt));
        all.sorted = rarely() ? null : filled(new TreeMap<>(), scalars::nextString, scalars::nextLong);
        all.linked = rarely() ? null : made(filled(new LinkedList<>(), scalars::nextString));
        all.ints = rarely() ? null : made(scalars.ints());
        all.grid = rarely() ? null : array(long[][]::new, scalars::longs);
        all.words = rarely() ? null : made(array(String[]::new, scalars::nextString));
        all.objects = rarely() ? null : made(array(Object[]::new, this::value));
        all.any = value();
        all.next = random.nextBoolean() ? pickMade(Everything.class) : null;
        return all;
    }
}
