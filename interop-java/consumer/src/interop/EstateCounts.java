package interop;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Counts calls per provider, and failed calls per kind. As text: NAME=COUNT@FIRST-LAST-LONGEST of every provider, with semicolons between
 * them, a tab, and the same of every kind. First and last are when such a call began, in milliseconds of the system clock. Longest is the
 * duration of the longest one.
 */
final class EstateCounts {
    private final Map<String, Count> providers = new TreeMap<>();
    private final Map<String, Count> failures = new TreeMap<>();

    private record Count(long calls, long first, long last, long longest) {
        Count with(Count other) {
            return new Count(
                calls + other.calls, Math.min(first, other.first), Math.max(last, other.last), Math.max(longest, other.longest));
        }

        @Override
        public String toString() {
            return calls + "@" + first + "-" + last + "-" + longest;
        }
    }

    /** Makes a call that returns the provider, and says whether it succeeded. */
    boolean add(Supplier<String> call) {
        long start = System.currentTimeMillis();
        try {
            add(providers, call.get(), start);
            return true;
        } catch (Throwable e) {
            Integer code = Dubbo.code(e);
            String kind = code == null ? e.getClass().getSimpleName() : "RpcException " + code;
            if (add(failures, kind, start)) {
                e.printStackTrace();
            }
            return false;
        }
    }

    synchronized void clear() {
        providers.clear();
        failures.clear();
    }

    @Override
    public synchronized String toString() {
        return text(providers) + "\t" + text(failures);
    }

    /** Returns whether the name is new. */
    private synchronized boolean add(Map<String, Count> counts, String name, long start) {
        return counts.merge(name, new Count(1, start, start, System.currentTimeMillis() - start), Count::with).calls == 1;
    }

    private static String text(Map<String, Count> counts) {
        return counts.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(";"));
    }
}
