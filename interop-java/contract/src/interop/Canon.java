package interop;

import java.io.File;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Time;
import java.sql.Timestamp;
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
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * The canonical text of an object graph: equal texts mean equal graphs, with the same sharing and the same cycles. Other languages write
 * it too, so here is all of it. The text is one line of ASCII; its only spaces are those inside TEXT and the one of (L CLASS), (M CLASS)
 * and (T CLASS). Numbers are decimal without leading zeros or plus sign; hexadecimal digits are lower case; TEXT stands for characters in
 * double quotes, where every UTF-16 unit outside 0x20 to 0x7e and the units " and \ are written as a backslash, the letter u and four
 * hexadecimal digits; sorting compares the units of the texts.
 *
 * <p>The graph is walked once, depth first, children in the order in which they are written. Every array (but not byte[] and char[]),
 * collection, map, exception and object gets the next number at first sight, 1 for the first, before its children do. Then it is written
 * as #NUMBER and its content, and at every later sight as @NUMBER alone. All other values are scalars: they have no number and are
 * written in full wherever they stand, for nobody can tell whether they are shared. An empty array has no number either, but only its
 * content: .NET shares empty arrays in a whole process, and therefore never writes one as the same as another.
 *
 * <p>Scalars, by exact class unless said otherwise:
 * <pre>
 * null                     null
 * Boolean                  true, false
 * Integer, Byte, Short     i5, y5, h5
 * Long                     l5
 * Double                   d and the 16 hexadecimal digits of doubleToLongBits; -0.0 as 0.0, every NaN as 7ff8000000000000
 * Float                    f and the 8 hexadecimal digits of floatToIntBits; -0.0 as 0.0, every NaN as 7fc00000
 * Character                c and 4 hexadecimal digits
 * String, char[]           sTEXT, csTEXT
 * byte[]                   b and two hexadecimal digits a byte
 * BigDecimal, BigInteger   bdTEXT, biTEXT of toString, so 1.50 and 1.5 differ, and 1E+3 and 1000
 * java.util.Date           D and the milliseconds since 1970
 * java.sql.Date            sd and the milliseconds
 * java.sql.Time            st and the milliseconds
 * java.sql.Timestamp       ts and the milliseconds (the nanoseconds below them do not survive)
 * Calendar, any            cal and the milliseconds (neither zone nor settings survive)
 * LocalDate                ld(year,month,day)
 * LocalTime                lt(hour,minute,second,nano)
 * LocalDateTime            ldt(year,month,day,hour,minute,second,nano)
 * Instant                  in(seconds,nano)
 * OffsetDateTime           odt(year,month,day,hour,minute,second,nano,offset in seconds)
 * OffsetTime               ot(hour,minute,second,nano,offset in seconds)
 * ZonedDateTime            zdt(year,month,day,hour,minute,second,nano,offset in seconds,TEXT of the zone's id)
 * ZoneOffset               zo(seconds)
 * ZoneId, any other        ziTEXT of the id
 * Duration                 du(seconds,nano), nano from 0 to 999999999
 * Period                   pe(years,months,days)
 * Year, YearMonth          yr(year), ym(year,month)
 * MonthDay                 md(month,day)
 * UUID                     uuidTEXT, lower case
 * Locale                   locTEXT of toString: zh_CN (a script does not survive)
 * Currency                 curTEXT of the code
 * File, URI                fileTEXT of the path, uriTEXT of toString
 * Class                    classTEXT of getName: java.lang.String, int, [I
 * BitSet                   bits(0,5,64), the indexes of the set bits
 * AtomicInteger, -Long     ai5, al5
 * AtomicBoolean            abtrue, abfalse
 * AtomicReference          ar(value), the value being any
 * AtomicIntegerArray       aia(1,2)
 * AtomicLongArray          ala(1,2)
 * AtomicReferenceArray     ara(value,value), the values being any
 * StringBuilder, -Buffer   as String, LongAdder as Long, DoubleAdder as Double: that is what .NET has for them
 * InetAddress, any         in and two hexadecimal digits a byte of the address (neither name nor scope survives)
 * InetSocketAddress        isa(address,port), the address being that of an InetAddress or, if unresolved, sTEXT of the host
 * StackTraceElement        fr(sTEXT class,sTEXT method,file,line,loader,module,version); file and the last three are sTEXT or null
 * enum constant, any       e(declaring class)NAME
 * </pre>
 *
 * <p>Content of what has a number (commas stand between items, none after the last; CLASS is the binary name, with $ for nesting):
 * <pre>
 * array        (TYPE)[item,...]  TYPE is the component type, with [] for every dimension: #1(int[])[i1,i2], #1(java.lang.String[])[],
 *              #1(int[][])[#2(int[])[i1],null]; items of primitive arrays are written like the boxed ones
 * set, any     (S)[item,...]  the texts of the items, sorted; items are scalars, but for AtomicReference and its array; the class does
 *              not count
 * collection   (L CLASS)[item,...]  in order, if the class is one of java.util.LinkedList, Vector, Stack, ArrayDeque, PriorityQueue,
 *              java.util.concurrent.CopyOnWriteArrayList, LinkedBlockingQueue, ConcurrentLinkedQueue
 *              (L)[item,...]  of every other class
 * map          (M CLASS){key=value,...}  in the order of the map, if the class is java.util.LinkedHashMap, TreeMap or
 *              java.util.concurrent.ConcurrentSkipListMap; keys are any
 *              (M CLASS){key=value,...}  sorted by the texts of the keys, if it is java.util.Hashtable, Properties or
 *              java.util.concurrent.ConcurrentHashMap; keys are scalars, but for AtomicReference and its array
 *              (M){key=value,...}  of every other class, likewise sorted; values are walked in the order of the sorted keys
 * Throwable    (T CLASS){message=value,cause=value,stack=[frame,...],suppressed=[value,...],field=value,...}  message is the detail
 *              message, cause null if none (also when the field holds the exception itself); array and list have no number; then the
 *              fields of the classes below Throwable as of an object
 * object       (CLASS){field=value,...}  of package com.example and below, and java.util.AbstractMap$SimpleEntry: all fields but static
 *              and transient ones, inherited ones too, sorted by name, and those of one name from the superclass to the subclass;
 *              records likewise
 * </pre>
 * Everything else has no text and is an error.
 *
 * <p>What Java itself does not keep, and the text therefore does not show: the sign of zero, the payload of a NaN, what the table of
 * scalars says, the identity of scalars, the class of sets, the class of collections and maps that are not named above, which readers
 * rebuild as ArrayList and HashMap (Arrays.asList, List.of, Collections.unmodifiableList; Map.of, EnumMap, Collections.unmodifiableMap),
 * comparators. What the text shows and Java does not keep: Byte, Short, Float and Character survive only in fields and
 * arrays of these types and in List, Set and Map fields declared with them, and arrive as Integer, Double and String elsewhere; char[]
 * survives only as a field; of two fields of one name that of the superclass arrives as null.
 */
public final class Canon {
    private static final Map<Class<?>, Function<Object, String>> SCALARS = new HashMap<>();
    private static final Set<Class<?>> COLLECTIONS = Set.of(LinkedList.class, Vector.class, Stack.class, ArrayDeque.class,
        PriorityQueue.class, CopyOnWriteArrayList.class, LinkedBlockingQueue.class, ConcurrentLinkedQueue.class);
    private static final Set<Class<?>> ORDERED_MAPS = Set.of(LinkedHashMap.class, TreeMap.class, ConcurrentSkipListMap.class);
    private static final Set<Class<?>> SORTED_MAPS = Set.of(Hashtable.class, Properties.class, ConcurrentHashMap.class);

    private final Map<Object, Integer> numbers = new IdentityHashMap<>();
    private final StringBuilder text = new StringBuilder();

    static {
        scalar(Boolean.class, v -> v.toString());
        scalar(Integer.class, v -> "i" + v);
        scalar(Byte.class, v -> "y" + v);
        scalar(Short.class, v -> "h" + v);
        scalar(Long.class, v -> "l" + v);
        scalar(Double.class, v -> "d" + HexFormat.of().toHexDigits(Double.doubleToLongBits(v == 0 ? 0.0 : v)));
        scalar(Float.class, v -> "f" + HexFormat.of().toHexDigits(Float.floatToIntBits(v == 0 ? 0.0f : v)));
        scalar(Character.class, v -> "c" + HexFormat.of().toHexDigits(v));
        scalar(String.class, v -> "s" + quoted(v));
        scalar(char[].class, v -> "cs" + quoted(new String(v)));
        scalar(byte[].class, v -> "b" + HexFormat.of().formatHex(v));
        scalar(BigDecimal.class, v -> "bd" + quoted(v.toString()));
        scalar(BigInteger.class, v -> "bi" + quoted(v.toString()));
        scalar(Date.class, v -> "D" + v.getTime());
        scalar(java.sql.Date.class, v -> "sd" + v.getTime());
        scalar(Time.class, v -> "st" + v.getTime());
        scalar(Timestamp.class, v -> "ts" + v.getTime());
        scalar(LocalDate.class, v -> "ld(" + parts(v) + ")");
        scalar(LocalTime.class, v -> "lt(" + parts(v) + ")");
        scalar(LocalDateTime.class, v -> "ldt(" + parts(v) + ")");
        scalar(Instant.class, v -> "in(" + v.getEpochSecond() + "," + v.getNano() + ")");
        scalar(OffsetDateTime.class, v -> "odt(" + parts(v.toLocalDateTime()) + "," + v.getOffset().getTotalSeconds() + ")");
        scalar(OffsetTime.class, v -> "ot(" + parts(v.toLocalTime()) + "," + v.getOffset().getTotalSeconds() + ")");
        scalar(ZonedDateTime.class, v ->
            "zdt(" + parts(v.toLocalDateTime()) + "," + v.getOffset().getTotalSeconds() + "," + quoted(v.getZone().getId()) + ")");
        scalar(ZoneOffset.class, v -> "zo(" + v.getTotalSeconds() + ")");
        scalar(Duration.class, v -> "du(" + v.getSeconds() + "," + v.getNano() + ")");
        scalar(Period.class, v -> "pe(" + v.getYears() + "," + v.getMonths() + "," + v.getDays() + ")");
        scalar(Year.class, v -> "yr(" + v.getValue() + ")");
        scalar(YearMonth.class, v -> "ym(" + v.getYear() + "," + v.getMonthValue() + ")");
        scalar(MonthDay.class, v -> "md(" + v.getMonthValue() + "," + v.getDayOfMonth() + ")");
        scalar(UUID.class, v -> "uuid" + quoted(v.toString()));
        scalar(Locale.class, v -> "loc" + quoted(v.toString()));
        scalar(Currency.class, v -> "cur" + quoted(v.getCurrencyCode()));
        scalar(File.class, v -> "file" + quoted(v.getPath()));
        scalar(URI.class, v -> "uri" + quoted(v.toString()));
        scalar(Class.class, v -> "class" + quoted(v.getName()));
        scalar(BitSet.class, v -> "bits(" + v.toString().replaceAll("[{} ]", "") + ")");
        scalar(AtomicInteger.class, v -> "ai" + v);
        scalar(AtomicLong.class, v -> "al" + v);
        scalar(AtomicBoolean.class, v -> "ab" + v);
        scalar(AtomicIntegerArray.class, v -> "aia(" + v.toString().replaceAll("[\\[\\] ]", "") + ")");
        scalar(StringBuilder.class, v -> "s" + quoted(v.toString()));
        scalar(StringBuffer.class, v -> "s" + quoted(v.toString()));
        scalar(LongAdder.class, v -> scalar(v.sum()));
        scalar(DoubleAdder.class, v -> scalar(v.sum()));
        scalar(Inet4Address.class, Canon::address);
        scalar(Inet6Address.class, Canon::address);
        scalar(InetSocketAddress.class, v ->
            "isa(" + (v.isUnresolved() ? scalar(v.getHostString()) : address(v.getAddress())) + "," + v.getPort() + ")");
        scalar(StackTraceElement.class, Canon::frame);
        scalar(AtomicLongArray.class, v -> "ala(" + v.toString().replaceAll("[\\[\\] ]", "") + ")");
    }

    private Canon() {
    }

    public static String of(Object graph) {
        Canon canon = new Canon();
        canon.write(graph);
        return canon.text.toString();
    }

    private static <T> void scalar(Class<T> type, Function<T, String> text) {
        SCALARS.put(type, value -> text.apply(type.cast(value)));
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char unit : value.toCharArray()) {
            if (unit < 0x20 || unit > 0x7e || unit == '"' || unit == '\\') {
                quoted.append("\\u").append(HexFormat.of().toHexDigits(unit));
            } else {
                quoted.append(unit);
            }
        }
        return quoted.append('"').toString();
    }

    private static String address(InetAddress address) {
        return "in" + HexFormat.of().formatHex(address.getAddress());
    }

    private static String frame(StackTraceElement frame) {
        String place = scalar(frame.getClassName()) + "," + scalar(frame.getMethodName()) + "," + scalar(frame.getFileName());
        String module = scalar(frame.getClassLoaderName()) + "," + scalar(frame.getModuleName()) + "," + scalar(frame.getModuleVersion());
        return "fr(" + place + "," + frame.getLineNumber() + "," + module + ")";
    }

    private static String parts(LocalDate date) {
        return date.getYear() + "," + date.getMonthValue() + "," + date.getDayOfMonth();
    }

    private static String parts(LocalTime time) {
        return time.getHour() + "," + time.getMinute() + "," + time.getSecond() + "," + time.getNano();
    }

    private static String parts(LocalDateTime time) {
        return parts(time.toLocalDate()) + "," + parts(time.toLocalTime());
    }

    /** The text of a scalar, null for any other value. */
    private static String scalar(Object value) {
        if (value == null) {
            return "null";
        }
        Function<Object, String> scalar = SCALARS.get(value.getClass());
        if (scalar != null) {
            return scalar.apply(value);
        }
        if (value instanceof Enum<?> constant) {
            return "e(" + constant.getDeclaringClass().getName() + ")" + constant.name();
        }
        if (value instanceof Calendar calendar) {
            return "cal" + calendar.getTimeInMillis();
        }
        return value instanceof ZoneId zone ? "zi" + quoted(zone.getId()) : null;
    }

    /** The text of what only a scalar may be. */
    private static String onlyScalar(Object value) {
        String scalar = scalar(value);
        if (scalar == null) {
            throw new IllegalArgumentException("no scalar, so its order has no meaning: " + value.getClass().getName());
        }
        return scalar;
    }

    private void write(Object value) {
        String scalar = scalar(value);
        if (scalar != null) {
            text.append(scalar);
        } else if (value instanceof AtomicReference<?> reference) {
            text.append("ar(");
            write(reference.get());
            text.append(")");
        } else if (value instanceof AtomicReferenceArray<?> references) {
            text.append("ara(");
            writeItems(references.length(), i -> write(references.get(i)));
            text.append(")");
        } else if (value.getClass().isArray() && Array.getLength(value) == 0) {
            writeContent(value);
        } else if (numbers.containsKey(value)) {
            text.append('@').append(numbers.get(value));
        } else {
            numbers.put(value, numbers.size() + 1);
            text.append('#').append(numbers.size());
            writeContent(value);
        }
    }

    private void writeContent(Object value) {
        Class<?> type = value.getClass();
        if (type.isArray()) {
            text.append("(").append(type.getTypeName()).append(")[");
            writeItems(Array.getLength(value), i -> write(Array.get(value, i)));
            text.append("]");
        } else if (value instanceof Set<?> set) {
            List<String> items = set.stream().map(Canon::onlyScalar).sorted().toList();
            text.append("(S)[").append(String.join(",", items)).append("]");
        } else if (value instanceof Collection<?> collection) {
            text.append(COLLECTIONS.contains(type) ? "(L " + type.getName() + ")[" : "(L)[");
            Iterator<?> items = collection.iterator();
            writeItems(collection.size(), i -> write(items.next()));
            text.append("]");
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, type);
        } else if (value instanceof Throwable throwable) {
            writeThrowable(throwable);
        } else if (type.getName().startsWith("com.example.") || type == AbstractMap.SimpleEntry.class) {
            text.append("(").append(type.getName()).append("){");
            writeFields(value);
            text.append("}");
        } else {
            throw new IllegalArgumentException("no canonical text for " + type.getName());
        }
    }

    private interface Item {
        void write(int index);
    }

    private void writeItems(int count, Item item) {
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                text.append(",");
            }
            item.write(i);
        }
    }

    private void writeMap(Map<?, ?> map, Class<?> type) {
        boolean ordered = ORDERED_MAPS.contains(type);
        text.append(ordered || SORTED_MAPS.contains(type) ? "(M " + type.getName() + "){" : "(M){");
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        if (!ordered) {
            entries.sort(Comparator.comparing(entry -> onlyScalar(entry.getKey())));
        }
        writeItems(entries.size(), i -> {
            write(entries.get(i).getKey());
            text.append("=");
            write(entries.get(i).getValue());
        });
        text.append("}");
    }

    private void writeThrowable(Throwable throwable) {
        text.append("(T ").append(throwable.getClass().getName()).append("){message=");
        write(throwable.getMessage());
        text.append(",cause=");
        write(throwable.getCause());
        StackTraceElement[] stack = throwable.getStackTrace();
        Throwable[] suppressed = throwable.getSuppressed();
        text.append(",stack=[");
        writeItems(stack.length, i -> write(stack[i]));
        text.append("],suppressed=[");
        writeItems(suppressed.length, i -> write(suppressed[i]));
        text.append("]");
        if (!fields(throwable).isEmpty()) {
            text.append(",");
            writeFields(throwable);
        }
        text.append("}");
    }

    private void writeFields(Object object) {
        List<Field> fields = fields(object);
        writeItems(fields.size(), i -> {
            Field field = fields.get(i);
            text.append(field.getName()).append("=");
            try {
                write(field.get(object));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static List<Field> fields(Object object) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = object.getClass(); type != Object.class && type != Throwable.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    field.setAccessible(true);
                    fields.add(0, field);
                }
            }
        }
        // The sort is stable, and the superclass has come to stand first
        fields.sort(Comparator.comparing(Field::getName));
        return fields;
    }
}
