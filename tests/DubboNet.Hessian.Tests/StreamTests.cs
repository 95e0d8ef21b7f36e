using System.Buffers;
using System.IO.Pipelines;
using DubboNet.Hessian.Tests.Models;

namespace DubboNet.Hessian.Tests;

/// <summary>Tests the serializer alone with buffers, sequences, arrays and streams.</summary>
public sealed class StreamTests
{
    private static readonly int[] Values = [1, 2, 3];

    /// <summary>Contains the sample of docs/hessian-types.md.</summary>
    [Test]
    public async Task Entry_points_read_and_write_one_value()
    {
        // <usage>
        var options = new HessianOptions { Types = HessianTypeRegistry.Create(Person.Hessian, Colors.Hessian, Point.Hessian) };
        byte[] bytes = HessianSerializer.Serialize(Person.Bob(), Person.Hessian, options);
        Person? copy = HessianSerializer.Deserialize(bytes, Person.Hessian, options);
        object? undeclared = HessianSerializer.Deserialize(bytes, options);

        var buffer = new ArrayBufferWriter<byte>();
        HessianSerializer.Serialize(buffer, Person.Bob(), Person.Hessian, options);
        Person? fromSequence = HessianSerializer.Deserialize(new ReadOnlySequence<byte>(buffer.WrittenMemory), Person.Hessian, options);

        using var stream = new MemoryStream();
        await HessianSerializer.SerializeAsync(stream, Person.Bob(), Person.Hessian, options);
        stream.Position = 0;
        Person? fromStream = await HessianSerializer.DeserializeAsync(stream, Person.Hessian, options);
        // </usage>
        foreach (object? person in new[] { copy, undeclared, fromSequence, fromStream })
            Assert.That(((Person?)person)?.Name, Is.EqualTo("Bob"));
        Assert.That(stream.ToArray(), Is.EqualTo(bytes));
        Assert.That(HessianSerializer.Deserialize(new ReadOnlySequence<byte>(bytes), options), Is.TypeOf<Person>());
    }

    [Test]
    public void Stream_is_also_written_and_read_synchronously()
    {
        using var stream = new MemoryStream();
        HessianSerializer.Serialize(stream, Values, As.Int32Array);
        stream.Position = 0;
        Assert.That(HessianSerializer.Deserialize(stream, As.Int32Array), Is.EqualTo(Values));
    }

    [Test]
    public async Task Stream_received_in_pieces_is_read_to_its_end()
    {
        byte[] bytes = HessianSerializer.Serialize(new string('x', 20_000), As.String);
        var pipe = new Pipe();
        ValueTask<string?> reading = HessianSerializer.DeserializeAsync(pipe.Reader.AsStream(), As.String);
        foreach (byte[] piece in bytes.Chunk(777))
            await pipe.Writer.WriteAsync(piece);
        await pipe.Writer.CompleteAsync();
        Assert.That(await reading, Has.Length.EqualTo(20_000));
    }

    [Test]
    [Property("Rule", "H62")]
    public void Message_over_the_limit_is_rejected_before_it_is_buffered()
    {
        byte[] bytes = HessianSerializer.Serialize(new byte[10_000], As.Bytes);
        var exact = new HessianOptions { MaxBytes = bytes.Length };
        var less = new HessianOptions { MaxBytes = bytes.Length - 1 };
        Assert.That(HessianSerializer.Deserialize(new MemoryStream(bytes), As.Bytes, exact), Has.Length.EqualTo(10_000));
        Assert.That(
            () => HessianSerializer.Deserialize(new MemoryStream(bytes), As.Bytes, less),
            Throws.TypeOf<HessianException>().With.Message.Contains("MaxBytes"));
        Assert.That(
            async () => await HessianSerializer.DeserializeAsync(
                new MemoryStream(bytes), As.Bytes, less), Throws.TypeOf<HessianException>().With.Message.Contains("MaxBytes"));
        Assert.That(() => HessianSerializer.Deserialize(bytes, As.Bytes, less), Throws.TypeOf<HessianException>());
        Assert.That(
            () => HessianSerializer.Deserialize(
                Fragments.Join(bytes.AsMemory(0, 5), bytes.AsMemory(5)), As.Bytes, less), Throws.TypeOf<HessianException>());

        var endless = new Endless();
        Assert.That(
            () => HessianSerializer.Deserialize(endless, As.Bytes, new HessianOptions { MaxBytes = 100_000 }),
            Throws.TypeOf<HessianException>());
        Assert.That(endless.Given, Is.LessThanOrEqualTo(100_001));
    }

    [Test]
    public void Value_that_cannot_be_written_leaves_the_stream_as_it_was()
    {
        using var stream = new MemoryStream();
        Assert.That(() => HessianSerializer.Serialize(stream, [1, new Version(1, 0)], As.ObjectArray), Throws.TypeOf<HessianException>());
        Assert.That(
            async () => await HessianSerializer.SerializeAsync(stream, [1, new Version(1, 0)], As.ObjectArray),
            Throws.TypeOf<HessianException>());
        Assert.That(stream.Length, Is.Zero);
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            buffer.Clear();
            Given += buffer.Length;
            return buffer.Length;
        }
    }
}
