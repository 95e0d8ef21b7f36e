using System.Globalization;
using DubboNet.Hessian;

namespace DubboNet;

/// <summary>Represents a <c>java.lang.StackTraceElement</c>.</summary>
/// <param name="DeclaringClass">The class, such as <c>com.acme.Shop</c>.</param>
/// <param name="MethodName">The method.</param>
/// <param name="FileName">The source file, or null if unknown.</param>
/// <param name="LineNumber">The line number. Negative if unknown, -2 for a native method.</param>
public sealed record JavaStackFrame(string DeclaringClass, string MethodName, string? FileName = null, int LineNumber = -1)
{
    private const int NativeMethod = -2;

    /// <summary>Gets the module, on Java 9 and later. Null for the unnamed module.</summary>
    public string? ModuleName { get; init; }

    /// <summary>Gets the version of the module, or null if it has none.</summary>
    public string? ModuleVersion { get; init; }

    /// <summary>Gets the name of the class loader, or null if it has none.</summary>
    public string? ClassLoaderName { get; init; }

    /// <summary>Gets the flags that Java 9 and later use to print the frame. They are sent back unchanged.</summary>
    public int Format { get; init; }

    /// <summary>Returns the frame in Java's notation, such as <c>com.acme.Shop.sell(Shop.java:42)</c>.</summary>
    public override string ToString()
    {
        string place = LineNumber switch
        {
            NativeMethod => "Native Method",
            >= 0 when FileName is not null => string.Create(CultureInfo.InvariantCulture, $"{FileName}:{LineNumber}"),
            _ => FileName ?? "Unknown Source",
        };
        return $"{DeclaringClass}.{MethodName}({place})";
    }

    /// <summary>Returns the frames of a list that was read without a declared type. Other items are left out.</summary>
    internal static IReadOnlyList<JavaStackFrame> FromList(object? frames) => frames is System.Collections.IEnumerable list
        ? [.. list.Cast<object?>().Select(From).OfType<JavaStackFrame>()]
        : [];

    private static JavaStackFrame? From(object? value) =>
        value as JavaStackFrame ?? (value is HessianObject element ? From(element) : null);

    internal static JavaStackFrame From(HessianObject element) => new(
        element.TextOf("declaringClass") ?? "", element.TextOf("methodName") ?? "", element.TextOf("fileName"),
        NumberOf(element, "lineNumber", -1))
    {
        ModuleName = element.TextOf("moduleName"),
        ModuleVersion = element.TextOf("moduleVersion"),
        ClassLoaderName = element.TextOf("classLoaderName"),
        Format = NumberOf(element, "format", 0),
    };

    private static int NumberOf(HessianObject element, string field, int missing) =>
        element.TryGet(field, out object? value) && value is int number ? number : missing;
}

/// <summary>Formats frames. Writes the four fields of Java 8, which every Java reads, unless a frame has more. Reads both forms.</summary>
internal sealed class StackFrameFormatter() : HessianClassFormatter<JavaStackFrame>(Long)
{
    private static readonly ClassDefinition Short =
        new("java.lang.StackTraceElement", "declaringClass", "methodName", "fileName", "lineNumber");

    private static readonly ClassDefinition Long = new(
        "java.lang.StackTraceElement", "declaringClass", "methodName", "fileName", "lineNumber", "format", "moduleName", "moduleVersion",
        "classLoaderName");

    internal override RegistryRole Role => RegistryRole.ByType;

    internal override void WriteInstance(ref HessianWriter writer, JavaStackFrame value)
    {
        if (writer.TryWriteReference(value))
            return;
        bool isShort = value is { ModuleName: null, ModuleVersion: null, ClassLoaderName: null, Format: 0 };
        writer.WriteObjectStart(isShort ? Short : Long);
        WriteFields(ref writer, value);
        if (!isShort)
        {
            writer.WriteInt32(value.Format);
            writer.WriteString(value.ModuleName);
            writer.WriteString(value.ModuleVersion);
            writer.WriteString(value.ClassLoaderName);
        }

        writer.WriteObjectEnd();
    }

    protected override void WriteFields(ref HessianWriter writer, JavaStackFrame value)
    {
        writer.WriteString(value.DeclaringClass);
        writer.WriteString(value.MethodName);
        writer.WriteString(value.FileName);
        writer.WriteInt32(value.LineNumber);
    }

    protected override JavaStackFrame ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
    {
        var element = new HessianObject(Long);
        while (reader.ReadNextField(ref fields, out int field))
        {
            object? value = reader.ReadObject();
            if (field >= 0)
                element.Values[field] = value;
        }

        JavaStackFrame frame = JavaStackFrame.From(element);
        reader.SetReference(fields, frame);
        return frame;
    }
}
