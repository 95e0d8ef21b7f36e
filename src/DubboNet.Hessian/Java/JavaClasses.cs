using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DubboNet.Hessian;

/// <summary>Java's own classes, which every reader and writer knows.</summary>
internal static class JavaClasses
{
    private const string Handles = "com.alibaba.com.caucho.hessian.io.";

    private static IEnumerable<HessianClassFormatter> All =>
    [
        (HessianClassFormatter)HessianFormatters.Decimal,
        (HessianClassFormatter)HessianFormatters.BigDecimal,
        (HessianClassFormatter)HessianFormatters.BigInteger,
        .. HessianFormatters.JavaTypes,

        // Dubbo 3.3.0's betas wrote boxed narrow numbers so.
        new UnwrappingFormatter(Handles + "ByteHandle", values => (sbyte)(int)values[0]!, "_value"),
        new UnwrappingFormatter(Handles + "ShortHandle", values => (short)(int)values[0]!, "_value"),
        new UnwrappingFormatter(Handles + "FloatHandle", values => (float)(double)values[0]!, "_value"),
        new UnwrappingFormatter("java.util.BitSet", values => BitSetFormatter.FromWords((long[])values[0]!), "words"),
        new LostCollectionFormatter(),
    ];

    /// <summary>Provides them to the layer below, which does not name this one.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It sets one field.")]
    internal static void Provide() =>
        BuiltInTypes.Java = new BuiltInTypes(() => All, new ObjectFormatter<object>(), new ListFormatter<byte>(new ByteFormatter(), null));
}
