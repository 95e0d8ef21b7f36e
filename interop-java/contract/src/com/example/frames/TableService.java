package com.example.frames;

import java.io.File;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * A method for every type that crosses Dubbo. Each gives back its argument; where the types of argument and result differ, other languages only read one
 * of them. interop.TableSamples has a value for each.
 */
public interface TableService {
    boolean truth(boolean value);

    Boolean boxedTruth(Boolean value);

    byte tiny(byte value);

    Byte boxedTiny(Byte value);

    byte bits(byte value);

    short small(short value);

    Short boxedSmall(Short value);

    int whole(int value);

    Integer boxedWhole(Integer value);

    int unsignedSmall(int value);

    long large(long value);

    Long boxedLarge(Long value);

    long unsignedWhole(long value);

    float real(float value);

    Float boxedReal(Float value);

    double precise(double value);

    Double boxedPrecise(Double value);

    char letter(char value);

    Character boxedLetter(Character value);

    String text(String value);

    CharSequence charSequence(CharSequence value);

    StringBuilder builder(StringBuilder value);

    StringBuffer buffer(StringBuffer value);

    StringBuilder builderOf(String value);

    String textOfBuilder(StringBuilder value);

    String textOfBuffer(StringBuffer value);

    char[] chars(char[] value);

    byte[] bytes(byte[] value);

    int[] ints(int[] value);

    long[] longs(long[] value);

    short[] shorts(short[] value);

    boolean[] truths(boolean[] value);

    float[] reals(float[] value);

    double[] precises(double[] value);

    String[] words(String[] value);

    Object[] objects(Object[] value);

    Integer[] boxedInts(Integer[] value);

    Byte[] boxedBytes(Byte[] value);

    Date[] dates(Date[] value);

    int[][] grid(int[][] value);

    String[][] wordGrid(String[][] value);

    BigDecimal[] decimals(BigDecimal[] value);

    LocalDate[] localDates(LocalDate[] value);

    Color[] colors(Color[] value);

    List<Integer> list(List<Integer> value);

    List<String> readOnlyList(List<String> value);

    List<Long> immutableList(List<Long> value);

    ArrayList<String> arrayList(ArrayList<String> value);

    Collection<Double> collection(Collection<Double> value);

    Iterable<Integer> iterable(Iterable<Integer> value);

    List<List<String>> lists(List<List<String>> value);

    Iterator<String> iteratorOf(String value);

    String textOfIterator(Iterator<String> value);

    Iterator<String> iterated(String value);

    List<String> unmodifiableListOf(String value);

    List<String> guavaListOf(String value);

    String textOfGuavaList(List<String> value);

    LinkedList<Integer> linkedList(LinkedList<Integer> value);

    Queue<String> queue(Queue<String> value);

    Deque<String> deque(Deque<String> value);

    Set<Integer> set(Set<Integer> value);

    HashSet<String> hashSet(HashSet<String> value);

    Set<Color> readOnlySet(Set<Color> value);

    LinkedHashSet<String> linkedHashSet(LinkedHashSet<String> value);

    SortedSet<Integer> sortedSet(SortedSet<Integer> value);

    TreeSet<String> treeSet(TreeSet<String> value);

    EnumSet<Color> enumSet(EnumSet<Color> value);

    Set<Color> enumsAsSet(Set<Color> value);

    Collection<Color> enumsOf(String value);

    String textOfEnums(Collection<Color> value);

    Set<String> guavaSetOf(String value);

    BitSet bitSet(BitSet value);

    Map<String, Integer> map(Map<String, Integer> value);

    HashMap<Integer, String> hashMap(HashMap<Integer, String> value);

    Map<String, List<Long>> readOnlyMap(Map<String, List<Long>> value);

    SortedMap<String, Long> sortedMap(SortedMap<String, Long> value);

    NavigableMap<Integer, String> navigableMap(NavigableMap<Integer, String> value);

    TreeMap<Integer, String> treeMap(TreeMap<Integer, String> value);

    LinkedHashMap<String, Object> linkedHashMap(LinkedHashMap<String, Object> value);

    ConcurrentMap<String, Integer> concurrentMap(ConcurrentMap<String, Integer> value);

    ConcurrentHashMap<String, Integer> concurrentHashMap(ConcurrentHashMap<String, Integer> value);

    Properties properties(Properties value);

    Map<Color, Integer> enumMap(Map<Color, Integer> value);

    Map<String, Integer> unmodifiableMapOf(String value);

    Map.Entry<String, Integer> entryOf(String value);

    String keyOf(Map.Entry<String, Integer> value);

    BigDecimal decimal(BigDecimal value);

    BigDecimal decimalOf(String value);

    String textOfDecimal(BigDecimal value);

    Map<BigDecimal, String> decimalKeys(Map<BigDecimal, String> value);

    BigDecimal bigDecimal(BigDecimal value);

    BigInteger bigInteger(BigInteger value);

    BigInteger unsignedLarge(BigInteger value);

    AtomicInteger atomicInteger(AtomicInteger value);

    AtomicLong atomicLong(AtomicLong value);

    AtomicBoolean atomicBoolean(AtomicBoolean value);

    AtomicReference<String> atomicReference(AtomicReference<String> value);

    AtomicIntegerArray atomicIntegerArray(AtomicIntegerArray value);

    AtomicLongArray atomicLongArray(AtomicLongArray value);

    AtomicReferenceArray<String> atomicReferenceArray(AtomicReferenceArray<String> value);

    LongAdder longAdderOf(Long value);

    Long sumOfLongs(LongAdder value);

    DoubleAdder doubleAdderOf(Double value);

    Double sumOfDoubles(DoubleAdder value);

    UUID uuid(UUID value);

    Color color(Color value);

    Class<?> javaClass(Class<?> value);

    Locale locale(Locale value);

    Currency currency(Currency value);

    File file(File value);

    URI uri(URI value);

    InetAddress inetAddress(InetAddress value);

    InetSocketAddress socketAddress(InetSocketAddress value);

    InetSocketAddress unresolvedAddress(InetSocketAddress value);

    Date date(Date value);

    Date utcDate(Date value);

    Date anyDate(Date value);

    java.sql.Date sqlDate(java.sql.Date value);

    Time sqlTime(Time value);

    Timestamp sqlTimestamp(Timestamp value);

    Calendar calendar(Calendar value);

    LocalDate localDate(LocalDate value);

    LocalDate anyLocalDate(LocalDate value);

    LocalTime localTime(LocalTime value);

    LocalTime exactLocalTime(LocalTime value);

    LocalDateTime localDateTime(LocalDateTime value);

    LocalDateTime exactLocalDateTime(LocalDateTime value);

    Instant instant(Instant value);

    Instant exactInstant(Instant value);

    OffsetDateTime offsetDateTime(OffsetDateTime value);

    OffsetDateTime exactOffsetDateTime(OffsetDateTime value);

    OffsetTime offsetTime(OffsetTime value);

    ZonedDateTime zonedDateTime(ZonedDateTime value);

    ZoneOffset zoneOffset(ZoneOffset value);

    ZoneOffset exactZoneOffset(ZoneOffset value);

    ZoneId zoneId(ZoneId value);

    Duration duration(Duration value);

    Duration exactDuration(Duration value);

    Period period(Period value);

    Year year(Year value);

    YearMonth yearMonth(YearMonth value);

    MonthDay monthDay(MonthDay value);

    Item item(Item value);

    List<Item> items(List<Item> value);

    Page<Item> page(Page<Item> value);

    Page<String> textPage(Page<String> value);

    Map<String, Page<LocalDate>> datePages(Map<String, Page<LocalDate>> value);

    Page<String> guavaPageOf(String value);

    Members membersOf(String value);

    String textOfMembers(Members value);

    Family familyOf(String value);

    String textOfFamily(Family value);

    Object object(Object value);

    Number number(Number value);

    Serializable serializable(Serializable value);

    Comparable<?> comparable(Comparable<?> value);

    Throwable throwable(Throwable value);

    StackTraceElement stackTraceElement(StackTraceElement value);
}
