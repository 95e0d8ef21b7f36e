package com.example.frames;

import interop.Dubbo;
import java.net.ProtocolException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

public class HandlerServiceImpl implements HandlerService {
    private final AtomicInteger blocked = new AtomicInteger();
    private volatile CountDownLatch release = new CountDownLatch(1);

    @Override
    public Object behave(String how) throws FrameException, ProtocolException {
        return switch (how) {
            case "null" -> null;
            case "declared" -> throw new FrameException("no stock", 42, null);
            case "declared-jdk" -> throw new ProtocolException("bad tone");
            case "allowed" -> throw new IllegalStateException("sold out");
            case "not-allowed" -> throw new UnsupportedOperationException("no returns");
            case "block" -> block("late");
            case "never" -> block("too late");
            case "unwritable" -> this;
            case "huge" -> "x".repeat(9 << 20);
            default -> throw new IllegalArgumentException(how);
        };
    }

    @Override
    public int count(String how) {
        throw new IllegalArgumentException(how);
    }

    @Override
    public String peer() {
        return Dubbo.remoteAddress();
    }

    @Override
    public int blocked() {
        return blocked.get();
    }

    @Override
    public void release() {
        release.countDown();
        release = new CountDownLatch(1);
    }

    private String block(String result) {
        CountDownLatch end = release;
        blocked.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            blocked.decrementAndGet();
        }
        return result;
    }
}
