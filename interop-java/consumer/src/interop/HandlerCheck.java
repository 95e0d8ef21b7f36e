package interop;

import com.example.frames.HandlerService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Calls handlers that misbehave, and each time one that does not, which must be served over the same connection. */
final class HandlerCheck {
    private static final int TIMEOUT = 20_000;

    /** Long enough to lose a connection on which no heartbeat is answered. */
    private static final int SILENCE = 4000;

    /** The provider is told how long a call may take, from 2.7 on. */
    private static final Map<String, String> PARAMETERS = Map.of("heartbeat", "1000", "enable-timeout-countdown", "true");

    private HandlerCheck() {
    }

    /** What the caller of the method got, within so many milliseconds. */
    static String run(References references, String address, String method, String how, int timeout) throws Exception {
        HandlerService handlers = refer(references, address, TIMEOUT);
        HandlerService called = refer(references, address, timeout);
        String before = handlers.peer();
        String got = outcome(() -> method.equals("count") ? called.count(how) : called.behave(how));
        requireSame(before, handlers.peer());
        return got;
    }

    /** Lets so many calls hold their threads for seconds, calls others meanwhile, and lets them go: what they got. */
    static String block(References references, String address, int count) throws Exception {
        HandlerService handlers = refer(references, address, TIMEOUT);
        String before = handlers.peer();
        ExecutorService callers = Executors.newFixedThreadPool(count);
        try {
            List<Future<String>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                calls.add(callers.submit(() -> outcome(() -> handlers.behave("block"))));
            }
            while (handlers.blocked() + calls.stream().filter(Future::isDone).count() < count) {
                Thread.sleep(10);
            }
            Thread.sleep(SILENCE);
            requireSame(before, handlers.peer());
            handlers.release();
            Set<String> got = new TreeSet<>();
            for (Future<String> call : calls) {
                got.add(call.get(TIMEOUT, TimeUnit.MILLISECONDS));
            }
            return String.join("; ", got);
        } finally {
            callers.shutdown();
        }
    }

    private static HandlerService refer(References references, String address, int timeout) {
        return (HandlerService) references.get(Reference.to(address, HandlerService.class).within(timeout).with(PARAMETERS));
    }

    /** Whether a stack begins where a handler in .NET threw. */
    private static boolean isOfDotNet(StackTraceElement[] stack) {
        return stack.length > 0 && stack[0].getClassName().startsWith("DubboNet.");
    }

    private static void requireSame(String before, String after) {
        if (!before.equals(after)) {
            throw new IllegalStateException("called from " + before + ", then from " + after);
        }
    }

    private static String outcome(Callable<Object> call) {
        try {
            return Text.of(call.call());
        } catch (Throwable e) {
            String text = Text.ofError(e);
            if (Dubbo.code(e) == null) {
                return text + (isOfDotNet(e.getStackTrace()) ? ", and the stack" : "");
            }
            String reason = text.split(" ", 3)[2];
            return text + (Dubbo.isTimeout(e) || e.getMessage().contains(reason) ? "" : ", which its own text does not say");
        }
    }
}
