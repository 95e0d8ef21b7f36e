using System.Runtime.CompilerServices;
using DubboNet.Hessian.Tests.Vectors;

namespace DubboNet.Hessian.Tests.TypeTable;

/// <summary>Specifies how the bytes of a row are written again.</summary>
internal enum Rewrite
{
    /// <summary>They are the same with and without a declared type.</summary>
    Same,

    /// <summary>Other bytes are written for the same value, for the reason that the row states.</summary>
    Other,

    /// <summary>They are not written with a declared type, because the formatter is read-only.</summary>
    Never,
}

/// <summary>Represents a row of docs/hessian-types.md, with a Java type, bytes of it, and their C# value.</summary>
internal abstract class TypeRow(string java, string declared, string formatter, string wire, string notes, string vector)
{
    /// <summary>A reference to the first object of a message.</summary>
    private static readonly byte[] FirstObject = [0x51, 0x90];

    public string Java { get; } = java;

    public string Declared { get; } = declared;

    /// <summary>Gets the name of the formatter, as in <c>HessianFormatters.Int32</c>.</summary>
    public string Formatter { get; } = formatter;

    public string Wire { get; } = wire;

    public string Notes { get; } = notes;

    /// <summary>Gets the bytes that Java writes for the type.</summary>
    public VectorRow Vector { get; } = Find(vector);

    /// <summary>Gets the bytes that .NET sends for the type, if they differ.</summary>
    public VectorRow? Sent { get; private init; }

    /// <summary>Reads the bytes with the declared formatter and without one, and writes both results again.</summary>
    public abstract void Check();

    /// <summary>Gets a value indicating whether the value gets an index, so that a later place in the message can refer to it.</summary>
    public bool IsReferable { get; } = CanBeReferredTo(Find(vector).GetBytes());

    /// <summary>Reads the bytes with the declared formatter.</summary>
    public abstract void CheckDeclared(HessianOptions options);

    /// <summary>Skips the bytes, and reads a reference to their value with the declared formatter.</summary>
    public abstract void CheckSkipped(HessianOptions options);

    /// <summary>Reads the bytes with the declared formatter, and then references to their value without and with it.</summary>
    public abstract void CheckUndeclaredReference(HessianOptions options);

    /// <summary>Gets the C# type of a value that is read without a declared type.</summary>
    public string Undeclared => CSharpName.Of(HessianSerializer.Deserialize(Vector.GetBytes())?.GetType() ?? typeof(object));

    public override string ToString() => Java;

    /// <summary>
    /// Creates a row. The vector is identified by its type and the start of its description, such as <c>java.lang.Integer: 255</c>.
    /// </summary>
    public static TypeRow Of<T>(
        string java, IHessianFormatter<T> formatter, T value, string vector, string wire, string notes =
            "", Rewrite rewrite = Rewrite.Same, string? sent = null,
        Func<T, T, bool>? same = null, [CallerArgumentExpression(nameof(formatter))] string name = "") =>
        new TypedRow<T>(java, formatter, value, vector, wire, notes, rewrite, same, name.Replace("As.", "", StringComparison.Ordinal))
        {
            Sent = sent is null ? null : Find(sent),
        };

    private static bool CanBeReferredTo(byte[] bytes)
    {
        try
        {
            return Codec.Read([.. bytes, .. FirstObject], 2)[1] is not null;
        }
        catch (HessianException)
        {
            return false;
        }
    }

    private static VectorRow Find(string vector) =>
        VectorFile.Rows.FirstOrDefault(
            row => $"{row.Type}{(row.Mark is null ? "" : $" [{row.Mark}]")}: {row.Description}".StartsWith(
                vector, StringComparison.Ordinal))
        ?? throw new ArgumentException($"No vector {vector}.");

    private sealed class TypedRow<T>(
        string java, IHessianFormatter<T> formatter, T value, string vector, string wire, string notes, Rewrite rewrite,
        Func<T, T, bool>? same, string name)
        : TypeRow(java, CSharpName.Of(typeof(T)), name, wire, notes, vector)
    {
        public override void Check()
        {
            byte[] bytes = Vector.GetBytes();
            AssertSame(HessianSerializer.Deserialize(bytes, formatter, TypeTableRows.Options));
            object? undeclared = HessianSerializer.Deserialize(bytes);
            byte[] undeclaredAgain = HessianSerializer.Serialize(undeclared, Codec.Compact);
            if (rewrite == Rewrite.Never)
            {
                Assert.That(
                    () => HessianSerializer.Serialize(value, formatter),
                    Throws.TypeOf<HessianException>().With.Message.Contains("read only"));
                return;
            }

            byte[] again = HessianSerializer.Serialize(value, formatter, TypeTableRows.Options);
            if (rewrite == Rewrite.Other)
            {
                Assert.That(again, Is.Not.EqualTo(bytes), "it could be the same");
                AssertSame(HessianSerializer.Deserialize(again, formatter, TypeTableRows.Options));
                return;
            }

            Assert.That(Hex.Format(again), Is.EqualTo(Hex.Format(bytes)));
            Assert.That(Hex.Format(undeclaredAgain), Is.EqualTo(Hex.Format(bytes)));
        }

        public override void CheckDeclared(HessianOptions options) =>
            AssertSame(HessianSerializer.Deserialize(Vector.GetBytes(), formatter, options));

        public override void CheckSkipped(HessianOptions options)
        {
            var reader = new HessianReader([.. Vector.GetBytes(), .. FirstObject, .. FirstObject], options);
            try
            {
                reader.Skip();
                AssertSame(formatter.Read(ref reader));
                AssertSame(formatter.Read(ref reader));
            }
            finally
            {
                reader.Dispose();
            }
        }

        public override void CheckUndeclaredReference(HessianOptions options)
        {
            var reader = new HessianReader([.. Vector.GetBytes(), .. FirstObject, .. FirstObject], options);
            try
            {
                AssertSame(formatter.Read(ref reader));
                Assert.That(reader.ReadObject(), Is.Not.Null);
                AssertSame(formatter.Read(ref reader));
            }
            finally
            {
                reader.Dispose();
            }
        }

        private void AssertSame(T? read)
        {
            if (same is null)
                Assert.That(GraphComparer.FirstDifference(value, read), Is.Null);
            else
                Assert.That(same(value, read!), Is.True);
        }
    }
}
