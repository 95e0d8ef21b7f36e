using DubboNet.Hessian.Fuzz;

namespace DubboNet.Hessian.Tests.Robustness;

/// <summary>Runs the inputs of the fuzzers' corpus, and the mutator for a short time. For long runs, see docs/hessian-fuzzing.md.</summary>
[Property("Rule", "H62")]
[Property("Rule", "H63")]
public sealed class FuzzTests
{
    private const int MutationsPerPart = 240_000;

    private static readonly byte[][] Inputs = [.. Corpus.Seeds(), .. Corpus.Load(Corpus.DefaultFile)];

    [TestCaseSource(nameof(Targets))]
    public void Corpus_leads_to_values_or_HessianExceptions_in_limited_memory(string target)
    {
        FuzzTarget subject = FuzzTarget.All.Single(candidate => candidate.Name == target);
        int values = Inputs.Count(input => subject.Run(input).Error is null);
        Assert.That(values, Is.InRange(1, Inputs.Length - 1));
    }

    /// <summary>Runs almost a million mutations in total.</summary>
    [Test]
    public void Mutations_lead_to_values_or_HessianExceptions_in_limited_memory([Range(1, 4)] int seed)
    {
        var run = new MutationRun(FuzzTarget.All, [.. Inputs], seed, TextWriter.Null);
        run.Run(MutationsPerPart);
        Assert.That(run.Values, Is.GreaterThan(MutationsPerPart / 10));
    }

    /// <summary>A value that begins within another one uses stack, and a process does not survive a stack overflow.</summary>
    [TestCaseSource(nameof(Targets))]
    public void Any_repeated_byte_uses_a_limited_stack(string target)
    {
        FuzzTarget subject = FuzzTarget.All.Single(candidate => candidate.Name == target);
        for (int value = 0; value <= byte.MaxValue; value++)
        {
            byte[] input = new byte[20_000];
            Array.Fill(input, (byte)value);
            Assert.That(() => subject.Run(input), Throws.Nothing);
        }
    }

    [Test]
    public void Mutations_of_a_seed_are_always_the_same()
    {
        var one = new Mutator(7, [.. Inputs], []);
        var other = new Mutator(7, [.. Inputs], []);
        for (int i = 0; i < 1000; i++)
            Assert.That(one.Next().AsSpan().SequenceEqual(other.Next()));
    }

    [Test]
    public void Violations_are_found()
    {
        AssertHarm(
            new Field<int>("odd", new Harmful(static (ref reader) => reader.Options.MaxDepth / (reader.Position - reader.Position))),
            nameof(DivideByZeroException));
        AssertHarm(
            new Field<int>("large", new Harmful(static (ref _) => GC.AllocateUninitializedArray<byte>(2_000_000).Length)), "bytes taken");
        AssertHarm(new Field<int>("moody", new Harmful(static (ref reader) => Environment.TickCount + reader.ReadInt32())), "many");
    }

    private static IEnumerable<string> Targets() => FuzzTarget.All.Select(target => target.Name);

    private static void AssertHarm(Field field, string sign) =>
        Assert.That(() => FuzzTarget.Create(field).Run([0x90]), Throws.TypeOf<FuzzException>().With.Message.Contains(sign));

    private delegate int ReadInt(ref HessianReader reader);

    private sealed class Harmful(ReadInt read) : IHessianFormatter<int>
    {
        public void Write(ref HessianWriter writer, int value) => writer.WriteInt32s([value, value]);

        public int Read(ref HessianReader reader) => read(ref reader);
    }
}
