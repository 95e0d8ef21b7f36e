namespace DubboNet.Java.Tests.Sources;

public sealed class JavaSourceParserTests
{
    private const string Source = """"
        package com.acme;

        import java.util.*;

        /** Finds things. */
        @Service(name = "a;b", values = {1, 2})
        public interface Finder<K extends Comparable<K>> extends Base<K> {
            /* not documentation */ int LIMIT = max(1, new int[] {2}.length);

            /**
             * Finds a thing.
             *
             * @param key the key
             */
            @Deprecated
            <U> Map<K, List<U>> find(
                final K key, @Named("x, y") java.util.Map.Entry<K, Map<U, int[]>> entry, long[] counts) throws Exception;

            void put(Finder<K> this, String... values);

            int[] grid(int cells[][]);

            default String quote(char c) {
                // A brace } in a comment.
                return "}" + '}' + '\'' + """
                    text } "block"
                    """ + c;
            }

            /** A color. */
            enum Color {
                RED("r") {
                    @Override int rank() { return 1; }
                }, GREEN("g");

                int rank() { return 0; }
            }

            record Pair<A>(A first, int second) {
                Pair {
                    check(first);
                }

                static class Inner { void deep(Object o) { } }
            }

            @interface Mark { String[] names() default {"a"}; int size(); }
        }
        """";

    private static readonly IReadOnlyDictionary<string, JavaSourceType> Types = JavaSourceParser.Parse(Source);

    [Test]
    public void Types_are_found() =>
        Assert.That(
            Types.Keys,
            Is.EqualTo(new[] { "Finder", "Finder$Color", "Finder$Pair", "Finder$Pair$Inner", "Finder$Mark" }));

    [TestCase("Finder", "find(K key, Entry entry, long[] counts) put(String[] values) grid(int[][] cells) quote(char c)")]
    [TestCase("Finder$Color", "rank()")]
    [TestCase("Finder$Pair$Inner", "deep(Object o)")]
    [TestCase("Finder$Mark", "names() size()")]
    public void Methods_have_types_and_names_of_parameters(string type, string expected) =>
        Assert.That(string.Join(' ', Types[type].Methods.Select(Write)), Is.EqualTo(expected));

    [Test]
    public void Documentation_has_no_asterisks()
    {
        Assert.That(Types["Finder"].Documentation, Is.EqualTo("Finds things."));
        Assert.That(Types["Finder$Color"].Documentation, Is.EqualTo("A color."));
        Assert.That(Types["Finder"].Methods[0].Documentation, Is.EqualTo("Finds a thing.\n\n@param key the key"));
        Assert.That(Types["Finder"].Methods[1].Documentation, Is.Null);
    }

    [Test]
    public void Method_is_found_by_the_types_of_its_parameters()
    {
        JavaType[] parameters = [new JavaArrayType(new JavaClassType("java.lang.String", []))];
        Assert.That(Types["Finder"].Find("put", parameters)?.ParameterNames, Is.EqualTo(new[] { "values" }));
        Assert.That(Types["Finder"].Find("put", [JavaPrimitiveType.Int]), Is.Null);
    }

    [Test]
    public void Source_that_is_cut_or_changed_is_read_without_an_exception()
    {
        for (int length = 0; length < Source.Length; length++)
            Assert.That(() => JavaSourceParser.Parse(Source[..length]), Throws.Nothing, $"{length} characters");
        var random = new Random(1);
        for (int i = 0; i < 5_000; i++)
        {
            char[] changed = Source.ToCharArray();
            changed[random.Next(changed.Length)] = "{}()<>\"'/*;,.@="[random.Next(15)];
            Assert.That(() => JavaSourceParser.Parse(new string(changed)), Throws.Nothing, $"change {i}");
        }
    }

    [Test]
    public void Javadoc_of_fields_and_constants_is_read()
    {
        const string Source = """
            enum Color {
                /** The first. */ @Deprecated RED("{;}") { int rank() { return 1; } },
                GREEN,
                /** The last. */
                BLUE;

                /** A number. */
                private final int number = rank();
                private String text, other;

                /** A method. */
                int rank() { return 0; }
            }
            """;
        Assert.That(
            JavaSourceParser.Parse(Source)["Color"].Fields,
            Is.EqualTo(new Dictionary<string, string> { ["RED"] = "The first.", ["BLUE"] = "The last.", ["number"] = "A number." }));
    }

    private static string Write(JavaSourceMethod method) =>
        $"{method.Name}({string.Join(", ", method.ParameterTypes.Zip(method.ParameterNames, (type, name) => $"{type} {name}"))})";
}
