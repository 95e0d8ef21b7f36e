package interop;

import com.example.frames.FrameService;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Threads that call getPerson one call after the other. */
final class Load {
    private Load() {
    }

    static String run(References references, String address, int threads, int seconds) throws Exception {
        FrameService frames = references.frames(address);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Callable<LongStream> calls = () -> {
            LongStream.Builder nanoseconds = LongStream.builder();
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                frames.getPerson(start);
                nanoseconds.add(System.nanoTime() - start);
            }
            return nanoseconds.build();
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            LongStream all = LongStream.empty();
            for (Future<LongStream> one : pool.invokeAll(Collections.nCopies(threads, calls))) {
                all = LongStream.concat(all, one.get());
            }
            long[] sorted = all.sorted().toArray();
            return sorted.length + " calls, " + microseconds(sorted, 50) + " us, " + microseconds(sorted, 99) + " us";
        } finally {
            pool.shutdownNow();
        }
    }

    private static long microseconds(long[] sorted, int percentile) {
        return sorted[(int) ((long) sorted.length * percentile / 100)] / 1000;
    }
}
