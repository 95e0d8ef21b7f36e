package com.example.frames;

import interop.Dubbo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

public class FrameServiceImpl implements FrameService {
    /** Methods whose second argument is called back, or (false) called back no more. */
    public static final Map<String, Boolean> CALLBACKS = Map.of("listen", true, "subscribe", true, "unsubscribe", false);

    private final BlockingDeque<String> told = new LinkedBlockingDeque<>();
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

    @Override
    public String echo(String s) {
        return s;
    }

    @Override
    public int add(int a, int b) {
        return a + b;
    }

    @Override
    public long addLong(Long a, long b) {
        return a + b;
    }

    @Override
    public double mean(double[] xs) {
        return Arrays.stream(xs).sum() / xs.length;
    }

    @Override
    public Person getPerson(long id) {
        Person p = Person.sample();
        p.id = id;
        return p;
    }

    @Override
    public Person savePerson(Person p) {
        return p;
    }

    @Override
    public List<Person> list(int n) {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Person p = i % 2 == 0 ? new Person() : new VipPerson();
            p.id = i;
            p.name = "p" + i;
            people.add(p);
        }
        if (n > 0) {
            people.add(people.get(0));
        }
        return people;
    }

    @Override
    public Map<String, Object> map(Map<String, Object> m) {
        return m;
    }

    @Override
    public Date date(Date d) {
        return d;
    }

    @Override
    public BigDecimal decimal(BigDecimal d) {
        return d;
    }

    @Override
    public BigInteger big(BigInteger b) {
        return b;
    }

    @Override
    public byte[] bytes(byte[] b) {
        return b;
    }

    @Override
    public Color color(Color c) {
        return c;
    }

    @Override
    public void nothing() {
    }

    @Override
    public String nul() {
        return null;
    }

    @Override
    public String fail(String kind) throws FrameException {
        switch (kind) {
            case "checked":
                throw new FrameException("no stock", 42, null);
            case "caused":
                throw (FrameException) new FrameException("no stock", 42, null).initCause(new IllegalArgumentException("root"));
            case "runtime":
                throw new IllegalArgumentException("bad argument", new NullPointerException("inner"));
            case "custom":
                throw new CustomRuntime("hidden from consumers");
            case "error":
                throw new StackOverflowError("deep");
            default:
                return kind;
        }
    }

    /** No consumer but one that has the provider's classes knows this one. */
    public static class CustomRuntime extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public CustomRuntime(String message) {
            super(message);
        }
    }

    @Override
    public CompletableFuture<String> later(String s) {
        return CompletableFuture.supplyAsync(() -> {
            sleep(20);
            if (s.equals("fail")) {
                throw new IllegalStateException("later failed");
            }
            return "later " + s;
        });
    }

    @Override
    public Object any(Object o) {
        return o;
    }

    @Override
    public String over(int i) {
        return "int " + i;
    }

    @Override
    public String over(Integer i) {
        return "Integer " + i;
    }

    @Override
    public String over(String s) {
        return "String " + s;
    }

    @Override
    public String attachment(String key) {
        return String.valueOf(Dubbo.attachment(key));
    }

    @Override
    public Object time(Object t) {
        return t;
    }

    @Override
    public String sleep(int ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "slept";
    }

    @Override
    public String listen(String key, Listener l) {
        return "listener said " + l.changed(key, 1);
    }

    @Override
    public void subscribe(String topic, Listener l) {
        listeners.put(topic, l);
    }

    @Override
    public String publish(String topic, int n) {
        return listeners.get(topic).changed(topic, n);
    }

    @Override
    public boolean unsubscribe(String topic, Listener l) {
        return listeners.remove(topic) == l;
    }

    @Override
    public void tell(String s) {
        told.addLast(s);
    }

    @Override
    public int[][] grid(int[][] g) {
        return g;
    }

    @Override
    public Set<String> set(Set<String> s) {
        return s;
    }

    @Override
    public Object[] objects(Object... os) {
        return os;
    }

    @Override
    public byte[] zeros(int n) {
        return new byte[n];
    }

    @Override
    public boolean not(boolean b) {
        return !b;
    }

    @Override
    public Boolean notBoxed(Boolean b) {
        return b == null ? null : !b;
    }

    @Override
    public byte tiny(byte b) {
        return b;
    }

    @Override
    public short small(short s) {
        return s;
    }

    @Override
    public char letter(char c) {
        return c;
    }

    @Override
    public float ratio(float f) {
        return f;
    }

    @Override
    public double score(double d) {
        return d;
    }

    @Override
    public Double scoreBoxed(Double d) {
        return d;
    }

    @Override
    public long[] longs(long[] a) {
        return a;
    }

    @Override
    public String[] texts(String[] a) {
        return a;
    }

    @Override
    public List<Person> people(List<Person> people) {
        return people;
    }

    @Override
    public Map<Integer, String> names(Map<Integer, String> names) {
        return names;
    }

    @Override
    public Map<String, List<Long>> ids(Map<String, List<Long>> ids) {
        return ids;
    }

    @Override
    public boolean same(Person a, Person b) {
        return a == b;
    }

    @Override
    public String told() {
        try {
            String last = told.pollLast(2, TimeUnit.SECONDS);
            told.clear();
            return last;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String reply(String key, String value) {
        Dubbo.attachToResponse(key, value);
        return "replied";
    }

    @Override
    public Person describe(Person p, String name) {
        p.name = name;
        return p;
    }
}
