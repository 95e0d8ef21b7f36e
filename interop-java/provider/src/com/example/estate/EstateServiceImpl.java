package com.example.estate;

import java.util.concurrent.atomic.AtomicLong;

/** Counts its calls, and names the provider by its port. */
public final class EstateServiceImpl implements EstateService {
    private final AtomicLong calls = new AtomicLong();
    private final String port;

    public EstateServiceImpl(int port) {
        this.port = String.valueOf(port);
    }

    /** Returns the number of calls so far. */
    public long calls() {
        return calls.get();
    }

    @Override
    public String echo(String text) {
        calls.incrementAndGet();
        return text;
    }

    @Override
    public String who() {
        calls.incrementAndGet();
        return port;
    }

    @Override
    public String sleep(int milliseconds) {
        calls.incrementAndGet();
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException("The provider interrupted the call.", e);
        }
        return port;
    }
}
