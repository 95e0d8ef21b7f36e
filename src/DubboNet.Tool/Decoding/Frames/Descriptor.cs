namespace DubboNet.Tool;

/// <summary>Splits the parameter descriptor of a request.</summary>
internal static class Descriptor
{
    /// <summary>Returns the Java names of the parameter types.</summary>
    /// <param name="descriptor">The descriptors of the types, one after the other.</param>
    /// <returns>The names, or null if the descriptor is malformed.</returns>
    public static List<string>? TryParse(string descriptor)
    {
        var types = new List<string>();
        int position = 0;
        while (position < descriptor.Length)
        {
            int start = position;
            while (position < descriptor.Length && descriptor[position] == '[')
                position++;
            int dimensions = position - start;
            if (dimensions > 255 || ElementAt(descriptor, ref position) is not { } element)
                return null;
            types.Add(ValueLimits.Name(element) + string.Concat(Enumerable.Repeat("[]", dimensions)));
        }

        return types;
    }

    private static string? ElementAt(string descriptor, ref int position)
    {
        if (position >= descriptor.Length)
            return null;
        switch (descriptor[position++])
        {
            case 'Z': return "boolean";
            case 'B': return "byte";
            case 'C': return "char";
            case 'D': return "double";
            case 'F': return "float";
            case 'I': return "int";
            case 'J': return "long";
            case 'S': return "short";
            case 'V': return "void";
            case 'L':
                int end = descriptor.IndexOf(';', position);
                if (end <= position)
                    return null;
                string name = descriptor[position..end].Replace('/', '.');
                position = end + 1;
                return name;
            default: return null;
        }
    }
}
