using System.Buffers;
using BenchmarkDotNet.Attributes;

namespace DubboNet.Benchmarks.Hessian;

/// <summary>
/// Measures serialization in comparison with MessagePack-CSharp. The values are those of <c>interop.HessianBench</c>, which measures
/// hessian-lite and does not have <c>dates</c>. The bytes are also the same, except for the order of the map.
/// <c>benchmarks/compare-hessian</c> runs both.
/// </summary>
[MemoryDiagnoser]
public class HessianCodec
{
    private readonly ArrayBufferWriter<byte> _output = new(4 << 20);
    private HessianCase _case = null!;

    [Params("user", "page", "dates", "ints", "ascii", "chinese", "map", "graph", "bytes")]
    public string Value { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _case = HessianCase.Find(Value);

    [Benchmark]
    public int Write()
    {
        _output.ResetWrittenCount();
        _case.Write(_output);
        return _output.WrittenCount;
    }

    [Benchmark]
    public object? Read() => _case.Read();

    [Benchmark]
    public int WriteMessagePack()
    {
        _output.ResetWrittenCount();
        _case.WriteMessagePack(_output);
        return _output.WrittenCount;
    }

    [Benchmark]
    public object? ReadMessagePack() => _case.ReadMessagePack();
}
