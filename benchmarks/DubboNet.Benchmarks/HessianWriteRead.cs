using System.Buffers;
using BenchmarkDotNet.Attributes;
using DubboNet.Hessian;
using Frames;

namespace DubboNet.Benchmarks;

/// <summary>Values to bytes and back: an object with a field of every kind, an array, a long text.</summary>
[MemoryDiagnoser]
public class HessianWriteRead
{
    private static readonly IHessianFormatter<Person> PersonFormat = HessianFormatters.Registered<Person>();

    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private readonly Person _person = Person.Sample();
    private readonly int[] _numbers = [.. Enumerable.Range(0, 1000).Select(i => i * 997)];
    private readonly string _text = new('a', 10_000);
    private byte[] _personBytes = [];
    private byte[] _numberBytes = [];
    private byte[] _textBytes = [];

    [GlobalSetup]
    public void Setup()
    {
        _personBytes = HessianSerializer.Serialize(_person, PersonFormat, FrameTypes.Options);
        _numberBytes = HessianSerializer.Serialize(_numbers, HessianFormatters.Int32Array);
        _textBytes = HessianSerializer.Serialize(_text, HessianFormatters.String);
    }

    [Benchmark]
    public int WritePerson() => Write(_person, PersonFormat);

    [Benchmark]
    public Person? ReadPerson() => HessianSerializer.Deserialize(_personBytes, PersonFormat, FrameTypes.Options);

    [Benchmark]
    public int WriteInts() => Write(_numbers, HessianFormatters.Int32Array);

    [Benchmark]
    public int[]? ReadInts() => HessianSerializer.Deserialize(_numberBytes, HessianFormatters.Int32Array);

    [Benchmark]
    public int WriteText() => Write(_text, HessianFormatters.String);

    [Benchmark]
    public string? ReadText() => HessianSerializer.Deserialize(_textBytes, HessianFormatters.String);

    private int Write<T>(T value, IHessianFormatter<T> formatter)
    {
        _output.ResetWrittenCount();
        HessianSerializer.Serialize(_output, value, formatter, FrameTypes.Options);
        return _output.WrittenCount;
    }
}
