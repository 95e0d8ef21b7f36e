package interop;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A type that some lines of Dubbo do not keep between two Javas; docs/interop.md is checked against these lists. */
record Exclusion(String type, String lines, String reason) {
    /** Found by sending each type from Java to Java: a list of it and twice the same node. */
    static final List<Exclusion> LEFT_OUT = List.of(
        new Exclusion("List.of", "2.6 2.7 3.2", "is written without its items, which fails the reader"),
        new Exclusion("Set.of", "2.6 2.7 3.2", "is written without its items, which fails the reader"),
        new Exclusion("Map.of", "2.6 2.7 3.2", "is written without its entries, which fails the reader"),
        new Exclusion("HashMap.keySet", "3.2 3.3", "arrives as a list, because its class is not Serializable"),
        new Exclusion("List[]", "3.2 3.3", "arrives as Object[], because List is not Serializable"),
        new Exclusion("LocalDate[]", "3.3", "arrives as Object[]"),
        new Exclusion("InetAddress", "2.6 2.7 3.2", "is written without its fields, arrives as 0.0.0.0"),
        new Exclusion("InetSocketAddress", "2.6 2.7 3.2", "is written without its fields, arrives as 0.0.0.0:0"),
        new Exclusion("InetSocketAddress.createUnresolved", "2.6 2.7 3.2", "is written without its fields, arrives as 0.0.0.0:0"),
        new Exclusion("Optional", "2.6 2.7 3.2 3.3", "writers reject it, because it is not Serializable"),
        new Exclusion("OptionalInt", "2.6 2.7 3.2 3.3", "writers reject it, because it is not Serializable"),
        new Exclusion("OptionalLong", "2.6 2.7 3.2 3.3", "writers reject it, because it is not Serializable"),
        new Exclusion("OptionalDouble", "2.6 2.7 3.2 3.3", "writers reject it, because it is not Serializable"));

    /** Types that are written whole but not read: they stand in the graphs that go one way. */
    static final List<Exclusion> ONE_WAY = List.of(
        new Exclusion("BitSet", "2.6", "arrives empty"),
        new Exclusion("GraphRecord", "2.6 2.7 3.2", "readers cannot create records"),
        new Exclusion("Primitive", "3.3", "readers store a float field as eight bytes"),
        new Exclusion("SimpleEntry", "2.6 2.7 3.2", "readers fail"),
        new Exclusion("LongAdder", "2.6 2.7 3.2", "readers fail"),
        new Exclusion("DoubleAdder", "2.6 2.7 3.2", "readers fail"),
        new Exclusion("InetAddress", "3.3", "readers reject its holder, which is not Serializable"),
        new Exclusion("InetSocketAddress", "3.3", "readers reject the address in it"));

    /** Types after which references go wrong, so that they stand only at the end of a graph. */
    static final List<Exclusion> ONLY_LAST = List.of(
        new Exclusion("UUID", "2.6 2.7 3.2", "readers do not count it"),
        new Exclusion("Calendar", "3.3", "writers count it twice"),
        new Exclusion("URI", "3.3", "writers do not count it"),
        new Exclusion("LongAdder", "3.3", "writers do not count it"),
        new Exclusion("InetAddress", "3.3", "writers do not count it"),
        new Exclusion("InetSocketAddress", "3.3", "writers do not count it"),
        new Exclusion("InetSocketAddress.createUnresolved", "3.3", "writers do not count it"));

    /** The names of those that this line of Dubbo does not keep. */
    static Set<String> types(List<Exclusion> exclusions) {
        return exclusions.stream().filter(e -> e.lines.contains(Dubbo.line())).map(Exclusion::type)
            .collect(Collectors.toCollection(TreeSet::new));
    }
}
