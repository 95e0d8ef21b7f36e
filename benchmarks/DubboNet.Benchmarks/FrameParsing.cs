using System.Buffers;
using BenchmarkDotNet.Attributes;
using DubboNet.Protocol;

namespace DubboNet.Benchmarks;

/// <summary>Measures the parsing of frames received in one piece. The figures are per frame.</summary>
[MemoryDiagnoser]
public class FrameParsing
{
    private const int Frames = 100;
    private const int BodyLength = 120;

    private readonly FrameParser _parser = new(8 * 1024 * 1024);
    private ReadOnlySequence<byte> _received;

    [GlobalSetup]
    public void Setup()
    {
        const int size = FrameHeader.Size + BodyLength;
        byte[] bytes = new byte[Frames * size];
        for (int i = 0; i < Frames; i++)
            new FrameHeader(FrameFlags.None, SerializationId.Hessian2, 20, i, BodyLength).Write(bytes.AsSpan(i * size));
        _received = new ReadOnlySequence<byte>(bytes);
    }

    [Benchmark(OperationsPerInvoke = Frames)]
    public long Parse()
    {
        ReadOnlySequence<byte> rest = _received;
        long sum = 0;
        while (_parser.TryParse(ref rest, out FrameHeader header, out ReadOnlySequence<byte> body) == ParseResult.Frame)
            sum += header.Id + body.Length;
        return sum;
    }
}
