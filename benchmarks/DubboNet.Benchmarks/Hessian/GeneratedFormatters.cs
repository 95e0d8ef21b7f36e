using System.Buffers;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using DubboNet.Hessian;

namespace DubboNet.Benchmarks.Hessian;

/// <summary>Compares generated formatters with hand-written ones. They must produce the same bytes in the same time.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
[CategoriesColumn]
public class GeneratedFormatters
{
    private static readonly HessianOptions GeneratedOptions = new()
    {
        Types = HessianTypeRegistry.Create(User.Hessian, Page.Hessian, Node.Hessian),
        CompactTypedLists = true,
    };

    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);
    private HessianCase _handWritten = null!;
    private HessianCase _generated = null!;

    [Params("user", "page", "graph")]
    public string Value { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _handWritten = HessianCase.Find(Value);
        _generated = Value switch
        {
            "user" => new HessianCase<User>(User.Sample(7), User.Hessian, GeneratedOptions),
            "page" => new HessianCase<Page>(Page.Sample(15), Page.Hessian, GeneratedOptions),
            _ => new HessianCase<Node>(Node.Tree(256), Node.Hessian, GeneratedOptions),
        };
        if (!Written(_handWritten).SequenceEqual(Written(_generated)))
            throw new InvalidOperationException($"The generated formatter writes '{Value}' as other bytes than the hand-written one.");
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("write")]
    public int WriteHandWritten() => Write(_handWritten);

    [Benchmark]
    [BenchmarkCategory("write")]
    public int WriteGenerated() => Write(_generated);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("read")]
    public object? ReadHandWritten() => _handWritten.Read();

    [Benchmark]
    [BenchmarkCategory("read")]
    public object? ReadGenerated() => _generated.Read();

    private int Write(HessianCase value)
    {
        _output.ResetWrittenCount();
        value.Write(_output);
        return _output.WrittenCount;
    }

    private static byte[] Written(HessianCase value)
    {
        var output = new ArrayBufferWriter<byte>();
        value.Write(output);
        return output.WrittenSpan.ToArray();
    }
}
