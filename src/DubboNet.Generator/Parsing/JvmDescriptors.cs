using System.Text;

namespace DubboNet.Generator;

/// <summary>Creates JVM descriptors of erased Java types, such as <c>ILjava/lang/String;[J</c> for (int, String, long[]).</summary>
internal static class JvmDescriptors
{
    private static readonly Dictionary<string, char> Primitives = new()
    {
        ["boolean"] = 'Z',
        ["byte"] = 'B',
        ["char"] = 'C',
        ["double"] = 'D',
        ["float"] = 'F',
        ["int"] = 'I',
        ["long"] = 'J',
        ["short"] = 'S',
    };

    public static string Create(IEnumerable<string> javaTypes)
    {
        var text = new StringBuilder();
        foreach (string javaType in javaTypes)
        {
            string name = javaType;
            for (; name.EndsWith("[]", StringComparison.Ordinal); name = name.Substring(0, name.Length - 2))
                text.Append('[');
            if (Primitives.TryGetValue(name, out char letter))
                text.Append(letter);
            else
                text.Append('L').Append(name.Replace('.', '/')).Append(';');
        }

        return text.ToString();
    }
}
