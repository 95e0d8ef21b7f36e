/* A header } with { braces. */
package com.acme.nasty;

import static com.acme.nasty.far.Bases.helper;
import static com.acme.nasty.far.Bases.Named;
import static java.util.Collections.*;

import com.acme.nasty.far.*;
import java.io.*;
import java.math.BigDecimal;
import java.time.*;
import java.util.*;
import java.util.Map.Entry;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;

/** The first // type {@code }}. */
@Mark(names = "class Wrong { void wrong(", inner = @Mark.Inner(text = "\""))
public abstract sealed class Nasty<T extends Comparable<? super T> & Serializable, Date>
    extends Bases.Outer<T>
    implements Named<String>, java.io.Serializable
    permits Nasty.Left, Nasty.Right, Other {
    private static final long serialVersionUID = 1L, other = -2L;
    static final Map<String, List<Integer>> MAP = new HashMap<String, List<Integer>>(), EMPTY = Collections.<String, List<Integer>>emptyMap();
    static final boolean LESS = 1 < 2, MORE = other > 3 && serialVersionUID < 4;
    static final Supplier<Map<String, Integer>> MAKER = HashMap<String, Integer>::new, NOTHING = () -> { int a = 1, b = 2; return null; };
    static int[] numbers = {1, 2, 3}, table[] = {{1}, {2}};
    static final char QUOTE = '\'', BRACE = '{', SLASH = '\\';
    static final String TEXT = "/* not a comment */ \" } ; class A {", BLOCK = """
        text } "block" \""" {
        """;

    static {
        if (LESS) {
            helper();
        }
    }

    /** A type parameter, and no class. */
    Date date;
    java.util.Date realDate;
    Hidden hidden;
    Level level;
    Tag tag;
    Inner<Date> inner;
    Bases.Outer<String>.Inner<Integer> qualified;
    private volatile transient int count;
    T[] items;
    List<? extends T>[] lists[];
    Entry<String, ? super Integer> entry;
    Map.Entry<String, Map<String, List<Set<Integer>>>> deep;
    Optional<?> any;
    @Mark(2) @Deprecated final BigDecimal price = new BigDecimal("1") { { helper(); } };
    /**
     * Old.
     *
     * @deprecated Use price.
     */
    String old = null;
    int r\u00e9sum\u00e9;

    protected Nasty() throws IOException {
        class Local { int ignored; }
        Runnable r = () -> { class Deeper { } };
    }

    <X> Nasty(X x) throws IOException { this(); }

    { count = 1; }

    public abstract <A, B extends A> Function<? super A, ? extends B> convert(@Mark final A a, @Deprecated B... bs) throws IOException, IllegalStateException;

    @Override public String name() { return "}"; }

    int oldStyle(int cells[][])[] { return cells[0]; }

    synchronized native strictlyNot nothing(Nasty<T, Date> this, long... values);

    protected static <E extends Exception> void fail(E e) throws E { throw e; }

    void use(Left left, Nasty.Left.Tree<String> tree, Node<T> node, com.acme.nasty.Nasty.Left full) { }

    Month month(DayOfWeek day, CompletableFuture<Void> done) { return null; }

    Object sealed(Object record, Object permits) { return record; }

    static final class strictlyNot { }

    public static non-sealed class Left extends Nasty<String, Integer> {
        public Left() throws IOException { }

        @Override public <A, B extends A> Function<? super A, ? extends B> convert(A a, B... bs) { return null; }

        public static class Tree<K> implements Serializable {
            Branch branch;

            class Branch {
                K key;
                Tree<K> owner;
                Branch parent;
                Leaf leaf;

                class Leaf { Branch branch; K[] keys; }
            }
        }
    }

    static final class Right extends Nasty<Integer, String> {
        Right() throws IOException { super(); }
        @Override public <A, B extends A> Function<? super A, ? extends B> convert(A a, B... bs) { return null; };
    };

    class Node<T> { T value; Date date; }

    protected enum Op implements IntBinaryOperator {
        PLUS("+") {
            @Override public int applyAsInt(int a, int b) { return a + b; }
        },
        @Deprecated MINUS("-") { public int applyAsInt(int a, int b) { return a - b; } },
        /** Times. */ TIMES("*", 1, new int[] {1, 2}) { public int applyAsInt(int a, int b) { return a * b; } },
        ;

        private final String sign;

        Op(String sign, Object... rest) { this.sign = sign; }

        public abstract int applyAsInt(int a, int b);

        enum Empty { }

        enum Plain { A, B, }
    }

    record Pair<A, B extends List<A>>(@Mark A first, B second, int... rest) implements Named<String>, Serializable {
        static int made;

        Pair {
            Objects.requireNonNull(first);
        }

        Pair(A first) { this(first, null); }

        public String name() { return "pair"; }

        public B second() { return second; }

        record Nothing() { }
    }

    interface Shape<S extends Shape<S>> extends Supplier<S>, Comparator<S> {
        int SIDES = 4;

        S self();

        default <Q> Q visit(Function<S, Q> visitor) { return visitor.apply(self()); }

        static void main(String... args) { }

        private int secret() { return 1; }

        class Holder { int held; }

        enum Kind { ROUND }
    }
}

final class Other extends Nasty<Long, Void> {
    Other() throws java.io.IOException { }

    @Override public <A, B extends A> Function<? super A, ? extends B> convert(A a, B... bs) { return null; }
}
