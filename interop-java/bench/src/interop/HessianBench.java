package interop;

import com.alibaba.com.caucho.hessian.io.Hessian2Input;
import com.alibaba.com.caucho.hessian.io.Hessian2Output;
import com.alibaba.com.caucho.hessian.io.SerializerFactory;
import com.example.bench.Node;
import com.example.bench.Page;
import com.example.bench.User;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long hessian-lite takes for a value. As in Dubbo, every message has an output and input of its own and all share one factory, and the
 * reader is told the class.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HessianBench {
    private static final String[] CASES = { "user", "page", "ints", "ascii", "chinese", "map", "graph", "bytes" };

    @Param({ "user", "page", "ints", "ascii", "chinese", "map", "graph", "bytes" })
    public String value;

    private final SerializerFactory factory = new SerializerFactory();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Object object;
    private Class<?> type;
    private byte[] bytes;

    /** Prints name, length in bytes and SHA-256 of every case. A map's order, so its hash, is Java's own. */
    public static void main(String[] args) throws Exception {
        for (String name : CASES) {
            HessianBench bench = new HessianBench();
            bench.value = name;
            bench.setUp();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bench.bytes);
            System.out.println(name + "\t" + bench.bytes.length + "\t" + HexFormat.of().formatHex(hash));
        }
    }

    @Setup
    public void setUp() throws IOException {
        object = sample(value);
        type = object instanceof Map ? Map.class : object.getClass();
        write();
        bytes = out.toByteArray();
    }

    private static Object sample(String name) {
        return switch (name) {
            case "user" -> User.sample(7);
            case "page" -> Page.sample(15);
            case "ints" -> ints(1000);
            case "ascii" -> text('a', 26, 10_000);
            case "chinese" -> text('\u4e00', 0x5000, 10_000);
            case "map" -> map(100);
            case "graph" -> Node.tree(256);
            case "bytes" -> bytes(1 << 20);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static int[] ints(int length) {
        int[] ints = new int[length];
        for (int i = 0; i < length; i++) {
            ints[i] = i * 37;
        }
        return ints;
    }

    /** The characters from the first on, over and over. */
    private static String text(char first, int different, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (first + i % different));
        }
        return text.toString();
    }

    private static Map<String, Integer> map(int size) {
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < size; i++) {
            map.put("key" + i, i * 37);
        }
        return map;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Benchmark
    public int write() throws IOException {
        out.reset();
        Hessian2Output output = new Hessian2Output(out);
        output.setSerializerFactory(factory);
        output.writeObject(object);
        output.flushBuffer();
        return out.size();
    }

    @Benchmark
    public Object read() throws IOException {
        Hessian2Input input = new Hessian2Input(new ByteArrayInputStream(bytes));
        input.setSerializerFactory(factory);
        return input.readObject(type);
    }
}
