package interop;

import com.example.frames.Person;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Date;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values as text with all their fields and types, so that equal texts mean equal values. The classes of lists, sets and maps and the
 * order of sets and maps are left out, for the lines of Dubbo differ in them.
 */
final class Text {
    private static final int LONGEST = 200;

    /** What the lines of Dubbo say of the same thing. */
    private static final Map<Pattern, String> REASONS = Map.of(
        Pattern.compile("Not found exported service|Service not found|Not found method|Fail to decode request due to: RpcInvocation"
            + "|No such method|RpcException: com\\.example\\.frames\\.FrameService\\.\\w+\\("), "no such service or method",
        Pattern.compile("channel is closed|Connection refused"), "no connection",
        Pattern.compile("args.length != types.length"), "too few arguments",
        Pattern.compile("NumberFormatException|cannot be converted"), "no number",
        Pattern.compile("Not unique method"), "ambiguous",
        Pattern.compile("nativejava|Native Java"), "nativejava is refused");

    private final Deque<Person> enclosing = new ArrayDeque<>();
    private final Map<Person, Integer> numbers = new IdentityHashMap<>();

    private Text() {
    }

    static String of(Object value) {
        return new Text().value(value);
    }

    /** The exception and its causes; of an RpcException only code and reason, for its text has addresses, times and stack traces. */
    static String ofError(Throwable error) {
        if (error instanceof ExecutionException) {
            return ofError(error.getCause());
        }
        if (Dubbo.code(error) != null) {
            return "RpcException " + Dubbo.code(error) + " " + (Dubbo.isTimeout(error) ? "timeout" : reason(error));
        }
        StringBuilder text = new StringBuilder(name(error.getClass())).append(": ").append(firstLine(error.getMessage()));
        if (error.getClass().getFields().length > 0) {
            text.append(" ").append(new Text().fields(error));
        }
        if (error.getCause() != null) {
            text.append(" | cause ").append(ofError(error.getCause()));
        }
        return text.toString();
    }

    private static String reason(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = firstLine(root.getMessage());
        return REASONS.entrySet().stream().filter(known -> known.getKey().matcher(text).find()).map(Map.Entry::getValue).findFirst().orElse(text);
    }

    private static String name(Class<?> type) {
        return type.getName().contains(".dubbo.") ? type.getSimpleName() : type.getName();
    }

    private static String firstLine(String text) {
        return String.valueOf(text).split("\n", 2)[0];
    }

    private String value(Object value) {
        if (value instanceof String) {
            return shortened("\"" + value + "\"");
        }
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof Number) {
            return value + ":" + value.getClass().getSimpleName();
        }
        if (value instanceof Character c) {
            return (int) c + ":Character";
        }
        if (value instanceof StringBuilder || value instanceof StringBuffer) {
            return shortened("\"" + value + "\"") + ":" + value.getClass().getSimpleName();
        }
        if (value instanceof Date date) {
            return date.getTime() + ":" + value.getClass().getSimpleName();
        }
        if (value.getClass().getName().startsWith("java.time.")) {
            return value + ":" + name(value.getClass());
        }
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        }
        if (value instanceof Person person) {
            return person(person);
        }
        if (value instanceof Set<?> set) {
            return joined("set[", set.stream().map(this::value).sorted(), "]");
        }
        if (value instanceof Collection<?> list) {
            return joined("[", list.stream().map(this::value), "]");
        }
        if (value instanceof Map<?, ?> map) {
            return joined("{", map.entrySet().stream().map(e -> value(e.getKey()) + "=" + value(e.getValue())).sorted(), "}");
        }
        if (value.getClass().isArray()) {
            return array(value);
        }
        return value.getClass().getName();
    }

    private String array(Object array) {
        Class<?> type = array.getClass().getComponentType();
        Stream<Object> items = IntStream.range(0, Array.getLength(array)).mapToObj(i -> Array.get(array, i));
        if (type.isPrimitive()) {
            return shortened(joined(type + "[", items.map(String::valueOf), "]"));
        }
        return joined(type.getSimpleName() + "[", items.map(this::value), "]");
    }

    /** A person that was there before is @this if it encloses the place, @N if it was the Nth person. */
    private String person(Person person) {
        if (enclosing.contains(person)) {
            return "@this";
        }
        if (numbers.containsKey(person)) {
            return "@" + numbers.get(person);
        }
        numbers.put(person, numbers.size() + 1);
        enclosing.addLast(person);
        String text = person.getClass().getSimpleName() + fields(person);
        enclosing.removeLast();
        return text;
    }

    private String fields(Object object) {
        return joined("{", Stream.of(object.getClass().getFields()).filter(f -> !Modifier.isStatic(f.getModifiers())).map(f -> {
            try {
                return f.getName() + "=" + value(f.get(object));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }), "}");
    }

    private static String joined(String before, Stream<String> items, String after) {
        StringJoiner joiner = new StringJoiner(", ", before, after);
        items.forEachOrdered(joiner::add);
        return joiner.toString();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, 40) + "…(" + text.length() + " chars, hash " + text.hashCode() + ")";
    }
}
