package interop;

import com.example.frames.Color;
import com.example.frames.FrameService;
import com.example.frames.FrameServiceWithMore;
import com.example.frames.Listener;
import com.example.frames.Missing;
import com.example.frames.Person;
import com.example.frames.VipPerson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The calls, by name. */
final class Cases {
    private interface Case {
        Object run(String address) throws Throwable;
    }

    private interface Call {
        Object run(FrameService frames) throws Throwable;
    }

    private static final String PERSON = Person.class.getName();
    private static final Map<String, Object> SHARED = person(PERSON, "RED");

    private final References references;
    private final Map<String, Case> cases = new LinkedHashMap<>();

    Cases(References references) {
        this.references = references;
        addValues();
        addErrors();
        addObjects();
        addTimes();
        addAttachments();
        addReferences();
        addCallbacks();
        addGeneric();
        if (Dubbo.FUTURES) {
            addFutures();
        }
    }

    Set<String> names() {
        return cases.keySet();
    }

    Object run(String name, String address) throws Throwable {
        Case one = cases.get(name);
        if (one == null) {
            throw new IllegalArgumentException("no such case: " + name);
        }
        return one.run(address);
    }

    private void call(String name, Call call) {
        cases.put(name, address -> call.run(references.frames(address)));
    }

    private void addValues() {
        call("echo-ascii", f -> f.echo("hello"));
        call("echo-unicode", f -> f.echo("Zoë 张\uD83D\uDE00"));
        call("echo-null", f -> f.echo(null));
        call("echo-empty", f -> f.echo(""));
        call("echo-40000", f -> f.echo(alphabet(40000)));
        call("add", f -> f.add(2, -70000));
        call("add-long", f -> f.addLong(5L, 4294967296L));
        call("mean", f -> f.mean(new double[] { 1, 2.5, -3.25 }));
        call("not", f -> f.not(false));
        call("not-boxed", f -> f.notBoxed(true));
        call("not-boxed-null", f -> f.notBoxed(null));
        call("tiny", f -> f.tiny((byte) -5));
        call("small", f -> f.small((short) -1234));
        call("letter", f -> f.letter('é'));
        call("ratio", f -> f.ratio(1.1f));
        call("score", f -> f.score(3.14159));
        call("score-boxed", f -> f.scoreBoxed(-0.25));
        call("person-get", f -> f.getPerson(4294967297L));
        call("person-save", f -> f.savePerson(Person.sample()));
        call("person-null", f -> f.savePerson(null));
        call("person-subclass", f -> f.savePerson(vip()));
        call("list-0", f -> f.list(0));
        call("list-3", f -> f.list(3));
        call("map", f -> f.map(mixedMap()));
        call("map-hash", f -> f.map(new HashMap<>(Map.of("k", "v"))));
        call("date-ms", f -> f.date(new Date(1700000000123L)));
        call("date-minute", f -> f.date(new Date(1700000040000L)));
        call("decimal", f -> f.decimal(new BigDecimal("12345678901234567890.12")));
        call("biginteger", f -> f.big(BigInteger.TWO.pow(100)));
        call("bytes-5", f -> f.bytes(new byte[] { 0, 1, -1, 127, -128 }));
        call("bytes-10000", f -> f.bytes(countingBytes(10000)));
        call("zeros", f -> f.zeros(1000000));
        call("color", f -> f.color(Color.BLUE));
        call("color-body", f -> f.color(Color.GREEN));
        call("void", f -> {
            f.nothing();
            return null;
        });
        call("null", f -> f.nul());
        call("grid", f -> f.grid(new int[][] { { 1, 2 }, { 3 }, {} }));
        call("longs", f -> f.longs(new long[] { 1, -1, 1L << 40 }));
        call("texts", f -> f.texts(new String[] { "a", null, "张" }));
        call("people", f -> {
            Person shared = Person.sample();
            return f.people(new ArrayList<>(Arrays.asList(shared, vip(), shared)));
        });
        call("names", f -> f.names(new LinkedHashMap<>(Map.of(1, "one", 70000, "many"))));
        call("ids", f -> f.ids(new LinkedHashMap<>(Map.of("small", longs(1L, 2L), "large", longs(1L << 40), "none", longs()))));
        call("set", f -> f.set(new LinkedHashSet<>(Arrays.asList("b", "a"))));
        call("varargs", f -> f.objects(1, "two", null));
        call("over-int", f -> f.over(1));
        call("over-integer", f -> f.over(Integer.valueOf(1)));
        call("over-string", f -> f.over("1"));
        call("same", f -> {
            Person p = new Person();
            return f.same(p, p);
        });
        call("describe", f -> f.describe(Person.sample(), "other"));
    }

    private void addErrors() {
        call("fail-checked", f -> f.fail("checked"));
        call("fail-runtime", f -> f.fail("runtime"));
        call("fail-custom", f -> failing(f, "custom", "hidden from consumers"));
        call("fail-error", f -> failing(f, "error", "deep"));
        cases.put("timeout", address -> {
            FrameService impatient = (FrameService) references.get(Reference.to(address, FrameService.class).within(300));
            try {
                return impatient.sleep(800);
            } catch (RuntimeException e) {
                if (!Dubbo.isTimeout(e)) {
                    throw e;
                }
            }
            Thread.sleep(1000);
            return "timed out, then " + impatient.echo("echo");
        });
    }

    /** Which class arrives depends on what the provider is; that it is no error of the framework and has the text does not. */
    private static Object failing(FrameService frames, String kind, String text) throws Throwable {
        try {
            return frames.fail(kind);
        } catch (Throwable e) {
            if (Dubbo.code(e) == null && String.valueOf(e.getMessage()).contains(text)) {
                throw new Exception(text);
            }
            throw e;
        }
    }

    private void addObjects() {
        call("any-int", f -> f.any(1));
        call("any-ints", f -> f.any(new int[] { 1, 2 }));
        call("any-strings", f -> f.any(new String[] { "a", "b" }));
        call("any-linked", f -> f.any(new LinkedList<>(List.of(1))));
        call("any-aslist", f -> f.any(Arrays.asList(1, 2)));
        call("any-emptylist", f -> f.any(Collections.emptyList()));
        call("any-object", f -> f.any(new Object[] { Person.sample(), 1, "s", null }));
        call("any-long", f -> f.any(1L));
        call("any-double", f -> f.any(0.5));
        call("any-string", f -> f.any("s"));
        call("any-list", f -> f.any(new ArrayList<>(Arrays.asList(1, "two", 3.0, null))));
        call("any-null", f -> f.any(null));
        call("any-builder", f -> f.any(new StringBuilder("built")));
        call("any-builder-list", f -> f.any(new ArrayList<>(List.of(new StringBuffer("buffered"), new StringBuilder("\u4e2d")))));
        call("any-decimal-keys", f -> f.any(new HashMap<>(Map.of(new BigDecimal("1.0"), "one digit", new BigDecimal("1.00"), "two digits"))));
    }

    private void addTimes() {
        LocalDateTime local = LocalDateTime.of(2024, 2, 29, 13, 14, 15, 123456789);
        ZoneOffset offset = ZoneOffset.ofHours(8);
        call("time-local-date", f -> f.time(local.toLocalDate()));
        call("time-local-time", f -> f.time(local.toLocalTime()));
        call("time-local-date-time", f -> f.time(local));
        call("time-instant", f -> f.time(Instant.ofEpochSecond(1700000000, 5)));
        call("time-offset-date-time", f -> f.time(local.atOffset(offset)));
        call("time-offset-time", f -> f.time(local.toLocalTime().atOffset(offset)));
        call("time-zoned-date-time", f -> f.time(local.atZone(ZoneId.of("Asia/Shanghai"))));
        call("time-zone-offset", f -> f.time(offset));
        call("time-zone-id", f -> f.time(ZoneId.of("Asia/Shanghai")));
        call("time-duration", f -> f.time(Duration.ofNanos(-1)));
        call("time-period", f -> f.time(Period.of(1, 2, 3)));
        call("time-year", f -> f.time(Year.of(2024)));
        call("time-year-month", f -> f.time(YearMonth.of(2024, 2)));
        call("time-month-day", f -> f.time(MonthDay.of(2, 29)));
    }

    private void addAttachments() {
        call("attachment", f -> {
            Dubbo.attach("trace", "t-1");
            return f.attachment("trace");
        });
        call("attachment-reply", f -> {
            String replied = f.reply("answer", "42");
            return replied + ", answer=" + Dubbo.responseAttachment("answer");
        });
    }

    private void addReferences() {
        call("echo-service", f -> Dubbo.echo(f, "OK"));
        cases.put("group-version", address -> echo(address, "blue", "2.1.0"));
        cases.put("no-such-group", address -> echo(address, "red", null));
        cases.put("no-such-version", address -> echo(address, "blue", "9.9.9"));
        cases.put("no-such-service", address -> ((Missing) references.get(Reference.to(address, Missing.class))).hello("x"));
        cases.put("no-such-method", address -> {
            Reference reference = Reference.to(address, FrameServiceWithMore.class).named(FrameService.class.getName());
            FrameServiceWithMore frames = (FrameServiceWithMore) references.get(reference);
            // The name that 2.7 and later send; 2.6 sends the one in the address
            Dubbo.attach("interface", FrameService.class.getName());
            return frames.more("x");
        });
        cases.put("one-way", address -> {
            FrameService frames = (FrameService) references.get(Reference.to(address, FrameService.class).withOneWay("tell"));
            frames.tell("x");
            return frames.told();
        });
    }

    private void addCallbacks() {
        callback("callback", f -> f.listen("k", (what, n) -> what + n));
        callback("callback-later", f -> {
            f.subscribe("java-later", (what, n) -> what + n);
            return f.publish("java-later", 1) + f.publish("java-later", 2);
        });
        callback("callback-throws", f -> {
            f.subscribe("java-throws", (what, n) -> {
                throw new IllegalStateException("not " + n);
            });
            return f.publish("java-throws", 3);
        });
        callback("callback-released", f -> {
            Listener listener = (what, n) -> what + n;
            f.subscribe("java-released", listener);
            return f.publish("java-released", 1) + f.unsubscribe("java-released", listener);
        });
    }

    /** 3.x looks for callbacks only in methods that have a plain parameter too. */
    private void callback(String name, Call call) {
        Map<String, String> parameters = Map.of(
            "listen.1.callback", "true", "subscribe.1.callback", "true", "unsubscribe.1.callback", "false", "callbacks", "1000");
        cases.put(name, address -> call.run((FrameService) references.get(Reference.to(address, FrameService.class).with(parameters))));
    }

    private Object echo(String address, String group, String version) {
        return ((FrameService) references.get(Reference.to(address, FrameService.class).in(group, version))).echo("g");
    }

    private void addGeneric() {
        byName("generic-echo", "echo", types("java.lang.String"), "hi");
        byName("generic-no-types", "echo", null, "hi");
        byName("generic-void", "nothing", types());
        byName("generic-over", "over", types("java.lang.Integer"), 5);
        byName("generic-numbers", "add", types("int", "int"), "2", 40L);
        byName("generic-big-ints", "add", types("int", "int"), new BigDecimal("2"), BigInteger.valueOf(40));
        byName("generic-big-longs", "addLong", types("java.lang.Long", "long"), BigInteger.valueOf(3), new BigDecimal("1E+2"));
        byName("generic-big-small", "small", types("short"), new BigDecimal("7"));
        byName("generic-big-tiny", "tiny", types("byte"), BigInteger.valueOf(-7));
        byName("generic-big-float", "ratio", types("float"), new BigDecimal("1.5"));
        byName("generic-big-double", "scoreBoxed", types("java.lang.Double"), new BigDecimal("0.1"));
        byName("generic-big-array", "longs", types("long[]"), new ArrayList<>(List.of(new BigDecimal("7"), BigInteger.valueOf(3))));
        byName("generic-big-members", "savePerson", types(PERSON), bigPerson());
        byName("generic-text-decimal", "decimal", types("java.math.BigDecimal"), "12.50");
        byName("generic-text-date", "date", types("java.util.Date"), "2026-11-25 18:06:00");
        byName("generic-date", "date", types("java.util.Date"), new Date(1700000000123L));
        byName("generic-color", "color", types("com.example.frames.Color"), "BLUE");
        byName("generic-person", "savePerson", types(PERSON), person(PERSON, "RED"));
        byName("generic-person-null", "savePerson", types(PERSON), (Object) null);
        byName("generic-person-without-class", "describe", types(PERSON, "java.lang.String"), person(null, "RED"), "other");
        byName("generic-subclass", "savePerson", types(PERSON), person(VipPerson.class.getName(), "BLUE"));
        byName("generic-unlike-class", "savePerson", types(PERSON), person("com.example.frames.Unheard", "RED"));
        byName("generic-people", "people", types("java.util.List"), new ArrayList<>(List.of(person(PERSON, "RED"), person(PERSON, "BLUE"))));
        byName("generic-same", "same", types(PERSON, PERSON), SHARED, SHARED);
        byName("generic-map", "map", types("java.util.Map"), mixedMap());
        byName("generic-ids", "ids", types("java.util.Map"), new HashMap<>(Map.of("a", longs(1L, 1L << 40))));
        byName("generic-grid", "grid", types("int[][]"), (Object) new int[][] { { 1, 2 }, {} });
        byName("generic-texts", "texts", types("java.lang.String[]"), (Object) new String[] { "a", null });
        byName("generic-texts-of-list", "texts", types("java.lang.String[]"), new ArrayList<>(Arrays.asList("a", "b")));
        byName("generic-set", "set", types("java.util.Set"), new LinkedHashSet<>(Arrays.asList("b", "a")));
        byName("generic-bytes", "bytes", types("byte[]"), (Object) new byte[] { 1, -1 });
        byName("generic-local-date", "time", types("java.lang.Object"), java.time.LocalDate.of(2026, 11, 25));
        byName("generic-fail", "fail", types("java.lang.String"), "checked");
        byName("generic-fail-runtime", "fail", types("java.lang.String"), "runtime");
        byName("generic-no-such-method", "fly", types("int"), 1);
        byName("generic-no-such-overload", "over", types("long"), 1L);
        byName("generic-ambiguous", "over", null, 1);
        byName("generic-primitive-null", "tiny", types("byte"), (Object) null);
        byName("generic-too-few", "add", types("int", "int"), 1);
        byName("generic-no-number", "add", types("int", "int"), "two", 1);
        inForm("nativejava", "generic-nativejava", "echo", types("java.lang.String"), (Object) new byte[] { 1 });
        if (Dubbo.FUTURES) {
            cases.put("generic-async", address -> Dubbo.invokeAsync(references.get(generic(address, "true")), "echo", types("java.lang.String"), "hi"));
            inForm("raw.return", "generic-raw", "savePerson", types(PERSON), person(PERSON, "RED"));
            inForm("raw.return", "generic-raw-fail", "fail", types("java.lang.String"), "checked");
            inForm("gson", "generic-gson", "add", types("int", "int"), "2", "40");
            inForm("gson", "generic-gson-person", "describe", types(PERSON, "java.lang.String"), "{\"id\":5,\"color\":\"RED\",\"tags\":[\"a\"]}", "\"gson\"");
            inForm("gson", "generic-gson-void", "nothing", types());
            inForm("gson", "generic-gson-fail", "fail", types("java.lang.String"), "\"checked\"");
        }
    }

    private void byName(String name, String method, String[] types, Object... arguments) {
        inForm("true", name, method, types, arguments);
    }

    /** What a method threw is told by class and message, which every caller by name has of it. */
    private void inForm(String form, String name, String method, String[] types, Object... arguments) {
        cases.put(name, address -> {
            try {
                return comparable(Dubbo.invoke(references.get(generic(address, form)), method, types, arguments));
            } catch (RuntimeException e) {
                if (Dubbo.thrownBy(e) == null) {
                    throw e;
                }
                // Which parameter was null is said by the machine that runs Java.
                return "threw " + Dubbo.thrownBy(e).split("\n", 2)[0].replaceFirst("NullPointerException: .*", "NullPointerException");
            }
        });
    }

    private static Reference generic(String address, String form) {
        return Reference.to(address, FrameService.class).asGeneric(form);
    }

    private static String[] types(String... names) {
        return names;
    }

    private static Map<String, Object> bigPerson() {
        Map<String, Object> person = person(PERSON, "RED");
        person.put("id", BigInteger.valueOf(1L << 40));
        person.put("age", new BigDecimal("7"));
        person.put("score", new BigDecimal("0.25"));
        person.put("small", BigInteger.valueOf(3));
        return person;
    }

    private static Map<String, Object> person(String className, String color) {
        Map<String, Object> person = new HashMap<>();
        if (className != null) {
            person.put("class", className);
        }
        person.put("id", 5L);
        person.put("name", "gen");
        person.put("color", color);
        person.put("balance", "1.50");
        person.put("numbers", new ArrayList<>(Arrays.asList(1, "2")));
        person.put("ratio", null);
        person.put("unheard", "of");
        return person;
    }

    /**
     * Java makes maps by the public fields that hold something and by the getters, .NET by all fields; one that does not travel is Java's alone. The fields of JSON
     * are in another order.
     */
    private static Object comparable(Object value) {
        if (value instanceof String text && text.startsWith("{")) {
            return Stream.of(text.substring(1, text.length() - 1).split(",(?=\")")).sorted().toList();
        }
        if (value instanceof List<?> list) {
            list.forEach(Cases::comparable);
        }
        if (value instanceof Map<?, ?> map && map.containsKey("class")) {
            map.remove("secret");
            map.values().removeIf(one -> one == null);
        }
        return value;
    }

    private void addFutures() {
        call("later", f -> f.later("x").get());
        call("later-fail", f -> f.later("fail").get());
        call("later-many", f -> {
            List<CompletableFuture<String>> futures = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                futures.add(f.later("call " + i));
            }
            LinkedList<String> answers = new LinkedList<>();
            for (int i = 19; i >= 0; i--) {
                answers.addFirst(futures.get(i).get());
            }
            return answers;
        });
    }

    private static String alphabet(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + i % 26));
        }
        return text.toString();
    }

    private static byte[] countingBytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static VipPerson vip() {
        VipPerson vip = new VipPerson();
        vip.id = 9;
        vip.name = "base";
        vip.level = "gold";
        vip.name2 = "n2";
        return vip;
    }

    private static Map<String, Object> mixedMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("s", "v");
        map.put("i", 1);
        map.put("l", 2L);
        map.put("d", 0.5);
        map.put("b", true);
        map.put("n", null);
        map.put("list", new ArrayList<>(Arrays.asList(1, "two", 3.0)));
        map.put("color", Color.RED);
        map.put("inner", new TreeMap<>(Map.of("k", new Date(0))));
        return map;
    }

    private static List<Long> longs(Long... values) {
        return new ArrayList<>(Arrays.asList(values));
    }
}
