package interop;

import com.example.frames.FrameService;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Threads that call without end, each one call after the other, and keep what came of each. Times are milliseconds of System.currentTimeMillis. Commands,
 * columns by tabs, each answered with a line: start THREADS TIMEOUT RETRIES ADDRESS..., flows SINCE (when the last thread was answered since then), fails SINCE
 * (until all threads have failed), ended CAUSE LOSS (number of calls that failed by it, end of the last of them, and how they failed), failures (number and
 * kinds), total (number of calls), forget, stop.
 */
public final class Storm {
    private static final int LIMIT_SECONDS = 100;
    private static final int REST_MILLISECONDS = 20;

    /** Looks after connections each second; by default it is each minute, and 3.x connects at no other time. 2.7 needs the cluster for several addresses. */
    private static final Map<String, String> PARAMETERS =
        Map.of("heartbeat", "1000", "dubbo.application.least-reconnect-duration", "1000", "cluster", "failover");

    private final List<Call> ended = new ArrayList<>();
    private FrameService frames;
    private long[] underWay;
    private volatile boolean isStopping;

    private record Call(int thread, long start, long end, String failure) {
    }

    private Storm() {
    }

    public static void main(String[] args) {
        PrintStream out = System.out;
        System.setOut(System.err);
        try {
            Dubbo.connectToLoopback();
            Storm storm = new Storm();
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
            out.println("READY 0");
            for (String line = in.readLine(); line != null && !line.equals("stop"); line = in.readLine()) {
                out.println(storm.answer(line.split("\t")));
            }
            storm.isStopping = true;
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private String answer(String[] command) throws Exception {
        return switch (command[0]) {
            case "start" -> start(command);
            case "flows" -> flows(Long.parseLong(command[1]));
            case "fails" -> fails(Long.parseLong(command[1]));
            case "ended" -> ended(Long.parseLong(command[1]), Long.parseLong(command[2]));
            case "failures" -> describe(calls(call -> call.failure != null));
            case "total" -> String.valueOf(calls(call -> true).size());
            case "forget" -> forget();
            default -> throw new IllegalArgumentException(command[0]);
        };
    }

    private String start(String[] command) {
        // Several addresses are one list of URLs for Dubbo, which the reference makes of the text in between.
        String between = "/" + FrameService.class.getName() + ";dubbo://";
        String addresses = String.join(between, Arrays.copyOfRange(command, 4, command.length));
        Reference reference = Reference.to(addresses, FrameService.class)
            .within(Integer.parseInt(command[2]))
            .retrying(Integer.parseInt(command[3]))
            .with(PARAMETERS);
        frames = (FrameService) Dubbo.refer(reference);
        underWay = new long[Integer.parseInt(command[1])];
        for (int i = 0; i < underWay.length; i++) {
            int thread = i;
            Thread caller = new Thread(() -> run(thread), "caller " + i);
            caller.setDaemon(true);
            caller.start();
        }
        return "started";
    }

    private void run(int thread) {
        while (!isStopping) {
            long start = begin(thread);
            String failure = null;
            try {
                frames.sleep(20);
            } catch (Throwable e) {
                Integer code = Dubbo.code(e);
                failure = code == null ? e.getClass().getSimpleName() : "RpcException " + code;
            }
            end(new Call(thread, start, System.currentTimeMillis(), failure));
            rest(failure == null ? 0 : REST_MILLISECONDS);
        }
    }

    private synchronized long begin(int thread) {
        underWay[thread] = System.currentTimeMillis();
        return underWay[thread];
    }

    private synchronized void end(Call call) {
        ended.add(call);
        underWay[call.thread] = Long.MAX_VALUE;
    }

    private String flows(long since) throws Exception {
        await(() -> threads(call -> call.failure == null && call.end >= since) == underWay.length);
        long last = 0;
        for (int i = 0; i < underWay.length; i++) {
            int thread = i;
            last = Math.max(last, calls(call -> call.thread == thread && call.failure == null && call.end >= since).get(0).end);
        }
        return String.valueOf(last);
    }

    private String fails(long since) throws Exception {
        await(() -> threads(call -> call.failure != null && call.end >= since) == underWay.length);
        return "failed";
    }

    private String ended(long cause, long loss) throws Exception {
        await(() -> {
            synchronized (this) {
                return Arrays.stream(underWay).noneMatch(start -> start < loss);
            }
        });
        List<Call> pending = calls(call -> call.failure != null && call.start < loss && call.end >= cause);
        long last = pending.stream().mapToLong(Call::end).max().orElse(loss);
        return pending.size() + "\t" + last + "\t" + describe(pending);
    }

    private synchronized String forget() {
        ended.clear();
        return "forgotten";
    }

    private synchronized List<Call> calls(Predicate<Call> condition) {
        return new ArrayList<>(ended.stream().filter(condition).toList());
    }

    private long threads(Predicate<Call> condition) {
        return calls(condition).stream().map(Call::thread).distinct().count();
    }

    private static String describe(List<Call> calls) {
        TreeSet<String> kinds = new TreeSet<>();
        calls.forEach(call -> kinds.add(call.failure == null ? "answered" : call.failure));
        return calls.size() + " " + kinds;
    }

    private interface Condition {
        boolean isMet();
    }

    private void await(Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.isMet()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("It did not come about in " + LIMIT_SECONDS + " s; calls: " + describe(calls(call -> true)));
            }
            rest(REST_MILLISECONDS);
        }
    }

    private static void rest(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
