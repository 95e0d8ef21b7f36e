using System.Buffers.Binary;

namespace DubboNet.Java.Tests.ClassFiles;

/// <summary>Tests that broken class files cause the one exception that says so, and no long work.</summary>
public sealed class BrokenInputTests
{
    private const int Mutations = 1_000;

    private static IEnumerable<string> Folders => ["classic", "modern"];

    [TestCaseSource(nameof(Folders))]
    public void Class_that_ends_early_is_refused_at_each_length(string folder)
    {
        int tried = 0;
        foreach (byte[] bytes in Contents(folder))
        {
            for (int length = 0; length < bytes.Length; length++, tried++)
                Assert.Throws<JavaClassFormatException>(() => ClassFileParser.Parse(bytes.AsMemory(0, length), "Cut.class"));
        }

        TestContext.Out.WriteLine($"{tried} cuts");
        Assert.That(tried, Is.GreaterThan(2_000));
    }

    [TestCaseSource(nameof(Folders))]
    public void Changed_bytes_cause_no_other_exception(string folder)
    {
        int refused = 0;
        int seed = 0;
        foreach (byte[] bytes in Contents(folder))
        {
            for (int i = 0; i < Mutations; i++)
                refused += IsRefused(Mutate(bytes, ++seed), seed) ? 1 : 0;
        }

        TestContext.Out.WriteLine($"{refused} of {seed} changed files were refused");
        Assert.That(refused, Is.InRange(seed / 10, seed - 1));
    }

    [Test]
    public void Position_and_problem_are_named()
    {
        byte[] bytes = [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52, 0, 2, 99, 0, 0, 0, 0];
        var thrown = Assert.Throws<JavaClassFormatException>(() => ClassFileParser.Parse(bytes, "a.jar!/X.class"));
        Assert.That((thrown!.File, thrown.Position), Is.EqualTo(("a.jar!/X.class", 11)));
        Assert.That(
            thrown.Message,
            Is.EqualTo("a.jar!/X.class, byte 11: constant 1 has the unknown tag 99. Build or download the file again."));
    }

    [Test]
    public void Other_files_are_refused()
    {
        var thrown = Assert.Throws<JavaClassFormatException>(() => ClassFileParser.Parse("PK\u0003\u0004"u8.ToArray(), "X.class"));
        Assert.That(thrown!.Message, Does.Contain("not a class file"));
    }

    [Test]
    public void Counts_are_checked_before_memory_is_allocated()
    {
        byte[] bytes = [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52, 0xFF, 0xFF, .. new byte[50]];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<JavaClassFormatException>(() => ClassFileParser.Parse(bytes, "X.class"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(50_000));
    }

    // Without the cache, 60,000 methods would decode and parse 65,000 bytes each.
    [Test]
    public void Long_text_that_many_members_use_is_decoded_once()
    {
        byte[] bytes = ManyMethods($"<{string.Concat(Enumerable.Repeat("T:La/b/C;", 7_000))}>()V", count: 60_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ClassFile parsed = ClassFileParser.Parse(bytes, "X.class");
        Assert.That(parsed.Methods, Has.Length.EqualTo(60_000));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100L * bytes.Length));
    }

    private static IEnumerable<byte[]> Contents(string folder) =>
        Directory.GetFiles(JavaTools.Compile(folder, folder == "classic" ? 8 : 17), "*.class", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes);

    private static byte[] Mutate(byte[] bytes, int seed)
    {
        var random = new Random(seed);
        byte[] changed = [.. bytes];
        for (int count = random.Next(1, 5); count > 0; count--)
        {
            // Small values and the highest ones are counts and indexes at the limits.
            int value = random.Next(3) switch { 0 => random.Next(4), 1 => 255 - random.Next(2), _ => random.Next(256) };
            changed[random.Next(changed.Length)] = (byte)value;
        }

        return changed;
    }

    private static bool IsRefused(byte[] bytes, int seed)
    {
        try
        {
            ClassSymbolReader.Read(ClassFileParser.Parse(bytes, "Changed.class"), source: null, isNotNullByDefault: false);
            return false;
        }
        catch (JavaClassFormatException)
        {
            return true;
        }
        catch (Exception e)
        {
            throw new AssertionException($"seed {seed}", e);
        }
    }

    private static byte[] ManyMethods(string signature, int count)
    {
        List<byte> bytes = [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52, 0, 8];
        foreach (string text in new[] { "a/X", "Signature", "m", "()V", signature })
            bytes.AddRange([1, .. UInt16(text.Length), .. System.Text.Encoding.ASCII.GetBytes(text)]);
        // The class, twice. It is its own superclass, which only the hierarchy would notice.
        bytes.AddRange([7, 0, 1, 7, 0, 1, .. UInt16((int)ClassAccess.Interface), 0, 6, 0, 7, 0, 0, 0, 0, .. UInt16(count)]);
        for (int i = 0; i < count; i++)
            bytes.AddRange([.. UInt16((int)ClassAccess.Abstract), 0, 3, 0, 4, 0, 1, 0, 2, 0, 0, 0, 2, 0, 5]);
        return [.. bytes, 0, 0];
    }

    private static byte[] UInt16(int value)
    {
        byte[] bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        return bytes;
    }
}
